package org.murmuration.training;

import org.murmuration.dl4j.ClassicalMomentum;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** How a gradient becomes a step. */
public enum Optimizer {
  /** Classical momentum, as NeuPy's {@code Momentum}. */
  MOMENTUM,
  NESTEROV,
  SGD,
  ADAM;

  /** Share of the last step that momentum keeps, the default of NeuPy and of most papers. */
  private static final double MOMENTUM_SHARE = 0.9;

  public IUpdater updater(double learningRate) {
    return switch (this) {
      case MOMENTUM -> new ClassicalMomentum(MOMENTUM_SHARE, learningRate, null);
      case NESTEROV -> new Nesterovs(learningRate, MOMENTUM_SHARE);
      case SGD -> new Sgd(learningRate);
      case ADAM -> new Adam(learningRate);
    };
  }
}
