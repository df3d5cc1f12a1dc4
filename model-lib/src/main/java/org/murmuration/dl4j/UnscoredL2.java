package org.murmuration.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Weight decay, {@code gradient = gradient + l2 * w}, as ND4J's {@code L2Regularization} does it,
 * but without its share in the score: the score is the cross-entropy alone, and a step does not
 * read half a gigabyte of VGG16's weights once more only to report their size.
 *
 * <p>Public because DL4J makes it anew from JSON wherever a configuration travels.
 */
public final class UnscoredL2 implements Regularization {
  private final double l2;

  /**
   * @param l2 share of a weight that is added to its gradient
   */
  public UnscoredL2(@JsonProperty("l2") double l2) {
    this.l2 = l2;
  }

  public double getL2() {
    return l2;
  }

  @Override
  public ApplyStep applyStep() {
    return ApplyStep.BEFORE_UPDATER;
  }

  @Override
  public void apply(INDArray weights, INDArray gradient, double rate, int iteration, int epoch) {
    Nd4j.exec(new Axpy(weights, gradient, gradient, l2));
  }

  @Override
  public double score(INDArray weights, int iteration, int epoch) {
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnscoredL2 that && l2 == that.l2;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(l2);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // There is no state but the one field.
  public UnscoredL2 clone() {
    return new UnscoredL2(l2);
  }
}
