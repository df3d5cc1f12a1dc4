package org.murmuration.training;

import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * How a gradient becomes a step, and how steps grow smaller, whatever learns.
 *
 * @param lastRate share of the learning rate that a falling one ends with, above 0 and up to 1
 * @param l2 weight decay, 0 or more
 */
public record LearningRule(Optimizer optimizer, Schedule schedule, double lastRate, double l2)
    implements Described {
  private static final LearningRule DEFAULTS =
      new LearningRule(Optimizer.MOMENTUM, Schedule.CONSTANT, 0.01, 0.0001);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public LearningRule {
    Given.value("--optimizer", optimizer);
    Given.value("--schedule", schedule);
    OptionCheck.share("--last-rate", lastRate);
    OptionCheck.positive("--last-rate", lastRate);
    if (l2 != 0) {
      OptionCheck.positive("--l2", l2);
    }
  }

  public static LearningRule defaults() {
    return DEFAULTS;
  }

  public LearningRule withOptimizer(Optimizer other) {
    return new LearningRule(other, schedule, lastRate, l2);
  }

  public LearningRule withSchedule(Schedule other) {
    return new LearningRule(optimizer, other, lastRate, l2);
  }

  public LearningRule withLastRate(double share) {
    return new LearningRule(optimizer, schedule, share, l2);
  }

  public LearningRule withL2(double factor) {
    return new LearningRule(optimizer, schedule, lastRate, factor);
  }

  /**
   * What has become of a learning rate.
   *
   * @param first that of epoch 1
   * @param epoch 1 to {@code epochs}
   */
  public double rate(double first, int epoch, int epochs) {
    return first * schedule.share(epoch, epochs, lastRate);
  }
}
