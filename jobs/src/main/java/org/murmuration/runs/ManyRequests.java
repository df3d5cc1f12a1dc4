package org.murmuration.runs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.murmuration.storage.Storage;

/** Asks storage for many folders at one time, as an object store takes long for each. */
record ManyRequests(Storage storage) {
  private static final int AT_ONCE = 16;

  /** Below, threads are not worth their start. */
  private static final int FEW = 4;

  /** In the order of their locations. */
  List<RunFolder> folders(List<String> locations) throws IOException {
    List<RunFolder> folders = new ArrayList<>();
    if (locations.size() <= FEW) {
      for (String location : locations) {
        folders.add(RunFolder.read(storage, location));
      }
      return folders;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(AT_ONCE, locations.size()), ManyRequests::backgroundThread);
    try {
      for (Future<RunFolder> folder : threads.invokeAll(requests(locations))) {
        folders.add(folder.get());
      }
      return folders;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while folders were read");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Callable<RunFolder>> requests(List<String> locations) {
    return locations.stream()
        .<Callable<RunFolder>>map(location -> () -> RunFolder.read(storage, location))
        .toList();
  }

  private static Thread backgroundThread(Runnable work) {
    Thread thread = new Thread(work, "run folders");
    thread.setDaemon(true);
    return thread;
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
