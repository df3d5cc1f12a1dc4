package org.murmuration.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** The velocities of {@link ClassicalMomentum}. DL4J subtracts what it makes of a gradient. */
final class ClassicalMomentumUpdater implements GradientUpdater<ClassicalMomentum> {
  private static final String VELOCITY = "velocity";

  private final ClassicalMomentum settings;
  private INDArray velocity;

  ClassicalMomentumUpdater(ClassicalMomentum settings) {
    this.settings = settings;
  }

  @Override
  public ClassicalMomentum getConfig() {
    return settings;
  }

  @Override
  public void setState(Map<String, INDArray> state, boolean initialize) {
    velocity = state.get(VELOCITY);
  }

  @Override
  public Map<String, INDArray> getState() {
    return Map.of(VELOCITY, velocity);
  }

  @Override
  public void setStateViewArray(
      INDArray view, long[] gradientShape, char gradientOrder, boolean initialize) {
    if (initialize) {
      view.assign(0);
    }
    velocity = view.reshape(gradientOrder, gradientShape);
  }

  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    double rate = settings.getLearningRate(iteration, epoch);
    // In place: for VGG16 a copy of either array would be half a gigabyte.
    velocity.muli(settings.getMomentum());
    Nd4j.exec(new Axpy(gradient.reshape(velocity.shape()), velocity, velocity, -rate));
    Nd4j.exec(new Negative(velocity.reshape(gradient.shape()), gradient));
  }
}
