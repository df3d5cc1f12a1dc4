package org.murmuration.finetune;

import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Described;
import org.murmuration.training.LearningRule;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.RampSchedule;

/**
 * How a step is made of a gradient, while a tail learns.
 *
 * @param rates of the layers in the first epoch
 * @param warmUpSteps in which learning rates grow to their size
 * @param dropout share of values left out where the published network does so, from 0 to below 1
 * @param clipGradient largest length of a layer's gradient; 0 for no limit
 */
public record LearningSettings(
    LearningRates rates, LearningRule rule, int warmUpSteps, double dropout, double clipGradient)
    implements Described {
  private static final LearningSettings DEFAULTS =
      new LearningSettings(LearningRates.all(0.001), LearningRule.defaults(), 0, 0.5, 0);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public LearningSettings {
    Given.value("--learning-rate", rates);
    Given.value("--optimizer", rule);
    OptionCheck.atLeast("--warm-up", warmUpSteps, 0);
    OptionCheck.below1("--dropout", dropout);
    if (clipGradient != 0) {
      OptionCheck.positive("--clip-gradient", clipGradient);
    }
  }

  public static LearningSettings defaults() {
    return DEFAULTS;
  }

  public LearningSettings withRates(LearningRates others) {
    return new LearningSettings(others, rule, warmUpSteps, dropout, clipGradient);
  }

  public LearningSettings withRule(LearningRule other) {
    return new LearningSettings(rates, other, warmUpSteps, dropout, clipGradient);
  }

  public LearningSettings withWarmUpSteps(int steps) {
    return new LearningSettings(rates, rule, steps, dropout, clipGradient);
  }

  public LearningSettings withDropout(double share) {
    return new LearningSettings(rates, rule, warmUpSteps, share, clipGradient);
  }

  public LearningSettings withClipGradient(double length) {
    return new LearningSettings(rates, rule, warmUpSteps, dropout, length);
  }

  /** For a layer with that rate in the first epoch, in an epoch, 1 to {@code epochs}. */
  IUpdater updater(double rate, int epoch, int epochs) {
    double now = rule.rate(rate, epoch, epochs);
    IUpdater updater = rule.optimizer().updater(now);
    if (warmUpSteps > 0) {
      updater.setLrAndSchedule(now, new RampSchedule(new FixedSchedule(now), warmUpSteps));
    }
    return updater;
  }
}
