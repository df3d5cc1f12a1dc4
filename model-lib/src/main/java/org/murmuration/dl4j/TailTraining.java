package org.murmuration.dl4j;

import java.io.Serializable;
import java.util.Map;
import java.util.SplittableRandom;
import org.murmuration.architecture.ParameterLayout;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a tail learns.
 *
 * @param updaters how a gradient becomes a step, by layer; a layer that is not named stays as it is
 * @param l2 weight decay
 * @param dropout share of values that are dropped where the published network does so, 0 to below 1
 * @param clip largest L2 norm of a layer's gradient; 0 for no limit
 * @param seed decides which values are dropped
 */
public record TailTraining(
    Map<String, IUpdater> updaters, double l2, double dropout, double clip, long seed)
    implements Serializable {
  public TailTraining {
    updaters = Map.copyOf(updaters);
  }

  /** The same for one of several workers, which drops other values than the rest. */
  public TailTraining ofWorker(int worker) {
    long ofWorker = new SplittableRandom(new SplittableRandom(seed).nextLong() + worker).nextLong();
    return new TailTraining(updaters, l2, dropout, clip, ofWorker);
  }

  public boolean learns(String layer) {
    return updaters.containsKey(layer);
  }

  /** Floats that the updaters keep from step to step, for all arrays of a tail. */
  public long stateLength(ParameterLayout slots) {
    return slots.all().stream()
        .filter(slot -> learns(slot.layer()))
        .mapToLong(slot -> updaters.get(slot.layer()).stateSize(slot.elements()))
        .sum();
  }
}
