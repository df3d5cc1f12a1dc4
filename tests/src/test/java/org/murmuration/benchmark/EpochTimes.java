package org.murmuration.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/**
 * When epochs ended, from the lines that {@code train} says; until closed. It says one a second at
 * most, so that several epochs may have passed between two.
 */
final class EpochTimes extends AbstractAppender implements AutoCloseable {
  private static final String TRAINING = "org.murmuration.train.TrainingRun";
  private static final double NANOS_PER_SECOND = 1e9;

  private static final Pattern LINE = Pattern.compile("Epoch (\\d+) of ");

  /** The end of an epoch. */
  private record End(int epoch, long nanos) {}

  private final List<End> ends = new ArrayList<>();

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
    Matcher line = LINE.matcher(event.getMessage().getFormattedMessage());
    if (line.lookingAt()) {
      ends.add(new End(Integer.parseInt(line.group(1)), System.nanoTime()));
    }
  }

  /** Seconds of the middle one of all epochs after the first; equal ones between two lines. */
  double medianSeconds() {
    List<Double> seconds = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      int epochs = ends.get(i).epoch() - ends.get(i - 1).epoch();
      double each = (ends.get(i).nanos() - ends.get(i - 1).nanos()) / NANOS_PER_SECOND / epochs;
      seconds.addAll(Collections.nCopies(epochs, each));
    }
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }

  /** Seconds from a moment to the end of each epoch. */
  List<Double> secondsFrom(long startNanos) {
    return ends.stream().map(end -> (end.nanos() - startNanos) / NANOS_PER_SECOND).toList();
  }

  @Override
  public void close() {
    logger().removeAppender(this);
    stop();
  }
}
