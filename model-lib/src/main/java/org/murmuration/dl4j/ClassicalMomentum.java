package org.murmuration.dl4j;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Classical momentum, {@code v = momentum * v - rate * gradient; w = w + v} (Polyak 1964; NeuPy's
 * {@code Momentum}). ND4J brings Nesterov's variant only.
 *
 * <p>Public because DL4J makes it anew from JSON wherever a configuration travels.
 */
public final class ClassicalMomentum implements IUpdater {
  private final double momentum;
  private double learningRate;
  private ISchedule learningRateSchedule;

  /**
   * @param momentum share of the last step that is kept, 0 to 1
   * @param learningRateSchedule overrides {@code learningRate}; may be null
   */
  public ClassicalMomentum(
      @JsonProperty("momentum") double momentum,
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("learningRateSchedule") ISchedule learningRateSchedule) {
    this.momentum = momentum;
    this.learningRate = learningRate;
    this.learningRateSchedule = learningRateSchedule;
  }

  public double getMomentum() {
    return momentum;
  }

  public double getLearningRate() {
    return learningRate;
  }

  public ISchedule getLearningRateSchedule() {
    return learningRateSchedule;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRateSchedule == null
        ? learningRate
        : learningRateSchedule.valueAt(iteration, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    this.learningRate = rate;
    this.learningRateSchedule = schedule;
  }

  /** One velocity a parameter. */
  @Override
  public long stateSize(long parameters) {
    return parameters;
  }

  @Override
  public GradientUpdater<?> instantiate(INDArray view, boolean initialize) {
    INDArray velocity = view.reshape(view.length());
    ClassicalMomentumUpdater updater = new ClassicalMomentumUpdater(this);
    updater.setStateViewArray(velocity, velocity.shape(), velocity.ordering(), initialize);
    return updater;
  }

  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    ClassicalMomentumUpdater updater = new ClassicalMomentumUpdater(this);
    updater.setState(state, initialize);
    return updater;
  }

  /** DL4J compares configurations, and updates layers of equal updaters as one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ClassicalMomentum that
        && momentum == that.momentum
        && learningRate == that.learningRate
        && Objects.equals(learningRateSchedule, that.learningRateSchedule);
  }

  @Override
  public int hashCode() {
    return Objects.hash(momentum, learningRate, learningRateSchedule);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // There is no state but the three fields.
  public ClassicalMomentum clone() {
    return new ClassicalMomentum(momentum, learningRate, learningRateSchedule);
  }
}
