package org.murmuration.train;

import java.io.Serializable;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Leaves out features at random while a head learns, and scales the others up so that their sum
 * stays what it was (Srivastava et al. 2014, as today's libraries do it). Which ones is decided by
 * the seed, the step and the worker, and not by DL4J's generators, which threads share.
 *
 * @param rate share of features to leave out, from 0 to below 1
 */
record InputDropout(double rate, long seed) implements Serializable {
  /** What the worker sees of a batch at that step. */
  org.nd4j.linalg.dataset.api.DataSet of(
      org.nd4j.linalg.dataset.api.DataSet batch, int step, int worker) {
    if (rate == 0) {
      return batch;
    }
    INDArray features = batch.getFeatures();
    INDArray factors =
        Nd4j.create(factors((int) features.length(), step, worker), features.shape(), 'c');
    return new DataSet(factors.muli(features), batch.getLabels(), null, batch.getLabelsMaskArray());
  }

  private float[] factors(int count, int step, int worker) {
    SplittableRandom random = random(step, worker);
    float kept = (float) (1 / (1 - rate));
    float[] factors = new float[count];
    for (int i = 0; i < count; i++) {
      factors[i] = random.nextDouble() < rate ? 0 : kept;
    }
    return factors;
  }

  /** Each number is mixed before the next comes in, so that neighbours have nothing in common. */
  private SplittableRandom random(int step, int worker) {
    long ofStep = new SplittableRandom(seed).nextLong() + step;
    return new SplittableRandom(new SplittableRandom(ofStep).nextLong() + worker);
  }
}
