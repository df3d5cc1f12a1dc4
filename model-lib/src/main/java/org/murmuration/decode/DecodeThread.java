package org.murmuration.decode;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.murmuration.machine.DaemonThreads;

/**
 * Runs one decoding in a thread of its own, so that whoever waits for it can go on without it.
 * Starting the thread costs about 0.1 ms. A decoder that overruns finds its input stopped and ends
 * when it next reads; until then it keeps one core and its image's memory, and in the worst case, a
 * loop that never reads, for as long as the JVM lives: no thread of Java can be ended from outside.
 */
final class DecodeThread {
  private DecodeThread() {}

  static DecodedImage run(FileDecoding decoding, Duration limit) throws RejectedImageException {
    FutureTask<DecodedImage> task = new FutureTask<>(decoding);
    new DaemonThreads("decode-image").newThread(task).start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      decoding.stop();
      throw new RejectedImageException(
          Reason.TIMEOUT, "Decoding took more than %s s".formatted(limit.toMillis() / 1000.0));
    } catch (InterruptedException e) {
      decoding.stop();
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while an image was decoded");
    } catch (ExecutionException e) {
      throw rejection(e.getCause());
    }
  }

  private static RejectedImageException rejection(Throwable cause) {
    if (cause instanceof RejectedImageException rejection) {
      return rejection;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("Decoding failed otherwise than by a reject", cause);
  }
}
