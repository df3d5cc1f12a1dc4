package org.murmuration.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** When epochs ended, from the lines that {@code train} says; until closed. */
final class EpochTimes extends AbstractAppender implements AutoCloseable {
  private static final String TRAINING = "org.murmuration.train.TrainingRun";
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<Long> ends = new ArrayList<>();

  private EpochTimes() {
    super("epochs", null, null, true, Property.EMPTY_ARRAY);
  }

  static EpochTimes watch() {
    EpochTimes times = new EpochTimes();
    times.start();
    logger().addAppender(times);
    return times;
  }

  private static Logger logger() {
    return (Logger) LogManager.getLogger(TRAINING);
  }

  @Override
  public void append(LogEvent event) {
    if (event.getMessage().getFormattedMessage().startsWith("Epoch ")) {
      ends.add(System.nanoTime());
    }
  }

  /** Seconds of the middle one of all epochs after the first. */
  double medianSeconds() {
    List<Double> seconds = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      seconds.add((ends.get(i) - ends.get(i - 1)) / NANOS_PER_SECOND);
    }
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }

  /** Seconds from a moment to the end of each epoch. */
  List<Double> secondsFrom(long startNanos) {
    return ends.stream().map(end -> (end - startNanos) / NANOS_PER_SECOND).toList();
  }

  @Override
  public void close() {
    logger().removeAppender(this);
    stop();
  }
}
