package org.murmuration.imagepass;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.murmuration.machine.DaemonThreads;

/**
 * Works on the next elements of an iterator while the caller is busy with the last ones; results
 * come in the order of the elements. So waiting for storage does not keep the processor idle.
 */
final class ReadAhead<A, B> implements Iterator<B>, AutoCloseable {
  private final Iterator<A> source;
  private final Function<A, B> work;
  private final int ahead;
  private final ExecutorService threads;
  private final Queue<Future<B>> underWay = new ArrayDeque<>();

  /**
   * @param ahead elements that are worked on or wait at one time, which bounds the memory
   */
  ReadAhead(Iterator<A> source, Function<A, B> work, int threads, int ahead) {
    this.source = source;
    this.work = work;
    this.ahead = ahead;
    this.threads = Executors.newFixedThreadPool(threads, new DaemonThreads("read-ahead"));
  }

  @Override
  public boolean hasNext() {
    fill();
    return !underWay.isEmpty();
  }

  private void fill() {
    while (underWay.size() < ahead && source.hasNext()) {
      A element = source.next();
      underWay.add(threads.submit(() -> work.apply(element)));
    }
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There is nothing more to read");
    }
    try {
      return underWay.remove().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot read ahead: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot read ahead: the task was interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
