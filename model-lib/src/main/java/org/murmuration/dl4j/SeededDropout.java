package org.murmuration.dl4j;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Leaves out values at random while a layer learns, and scales the others up so that their sum
 * stays what it was (Srivastava et al. 2014, as today's libraries do it). Which ones follows from
 * the seed and the step alone, and not from DL4J's generators, so that a training that is resumed
 * leaves out the same.
 *
 * <p>Public because DL4J makes it anew from JSON wherever a configuration travels.
 */
public final class SeededDropout implements IDropout {
  private final double rate;
  private final long seed;

  /**
   * @param rate share of values to leave out, from 0 to below 1
   */
  public SeededDropout(@JsonProperty("rate") double rate, @JsonProperty("seed") long seed) {
    this.rate = rate;
    this.seed = seed;
  }

  public double getRate() {
    return rate;
  }

  public long getSeed() {
    return seed;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int step, int epoch, LayerWorkspaceMgr workspaces) {
    return input.muli(factors(input, step), result);
  }

  /** The same factors again: they are cheaper to draw twice than to keep. */
  @Override
  public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int step, int epoch) {
    return gradAtOutput.muli(factors(gradAtOutput, step), gradAtInput);
  }

  private INDArray factors(INDArray like, int step) {
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + step);
    float kept = (float) (1 / (1 - rate));
    float[] factors = new float[(int) like.length()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextDouble() < rate ? 0 : kept;
    }
    return Nd4j.create(factors, like.shape(), 'c');
  }

  @Override
  public void clear() {
    // Nothing is kept.
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeededDropout that && rate == that.rate && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(rate) * 31 + Long.hashCode(seed);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // There is no state but the two fields.
  public SeededDropout clone() {
    return new SeededDropout(rate, seed);
  }
}
