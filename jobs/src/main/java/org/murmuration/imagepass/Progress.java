package org.murmuration.imagepass;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.murmuration.machine.DaemonThreads;
import org.murmuration.machine.Stopwatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every ten seconds how far a pass over images is, until it is closed. */
public final class Progress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final long INTERVAL_SECONDS = 10;

  private final ImageCount count;
  private final long total;
  private final Stopwatch watch = new Stopwatch();
  private final ScheduledExecutorService clock;

  private Progress(ImageCount count, long total) {
    this.count = count;
    this.total = total;
    this.clock = Executors.newSingleThreadScheduledExecutor(new DaemonThreads("progress"));
  }

  public static Progress of(ImageCount count, long total) {
    Progress progress = new Progress(count, total);
    ScheduledFuture<?> unused =
        progress.clock.scheduleAtFixedRate(
            progress::say, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    return progress;
  }

  private void say() {
    ImageCount.Images images = count.value();
    if (images.done() == 0) {
      LOG.info("0 of {} images (the first are under way)", total);
    } else if (images.done() < total) {
      LOG.info("{}", line(images, total, images.done() / seconds()));
    }
  }

  static String line(ImageCount.Images images, long total, double imagesPerSecond) {
    long secondsLeft = Math.round((total - images.done()) / imagesPerSecond);
    return String.format(
        Locale.ROOT,
        "%d of %d images, %.1f images/s, %d:%02d left, %d rejected",
        images.done(),
        total,
        imagesPerSecond,
        secondsLeft / 60,
        secondsLeft % 60,
        images.rejected());
  }

  /** Since the start. */
  public double seconds() {
    return watch.seconds();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
