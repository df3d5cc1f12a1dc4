package org.murmuration.network;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.dl4j.Parameters;

/** A whole network with its parameters, which it owns. */
public final class PretrainedNetwork implements AutoCloseable {
  private final Architecture architecture;
  private final Parameters parameters;

  private PretrainedNetwork(Architecture architecture, Parameters parameters) {
    this.architecture = architecture;
    this.parameters = parameters;
  }

  /** All parameters zero, to be filled by a reader. */
  public static PretrainedNetwork empty(Architecture architecture) {
    return new PretrainedNetwork(
        architecture, Parameters.allocate(ParameterLayout.of(architecture)));
  }

  /**
   * A network that has seen nothing: weights drawn from a normal distribution with variance 2 /
   * fan-in (He et al. 2015, equation 10), biases zero. The same seed gives the same network.
   */
  public static PretrainedNetwork random(Architecture architecture, long seed) {
    PretrainedNetwork network = empty(architecture);
    SplittableRandom random = new SplittableRandom(seed);
    network.parameters.slots().all().stream()
        .filter(ParameterSlot::isWeight)
        .forEach(slot -> network.draw(slot, random));
    return network;
  }

  private void draw(ParameterSlot slot, SplittableRandom random) {
    double deviation = Math.sqrt(2.0 / slot.fanIn());
    FloatBuffer memory = parameters.memory(slot);
    while (memory.hasRemaining()) {
      memory.put((float) (random.nextGaussian() * deviation));
    }
  }

  public Architecture architecture() {
    return architecture;
  }

  public Parameters parameters() {
    return parameters;
  }

  /**
   * The part from the input to the cut, with its own copy of the parameters, to be joined to a
   * head.
   *
   * @throws org.murmuration.refusal.Refusal if the network lacks that layer
   */
  public FrozenPrefix endAt(CutPoint cut) {
    return endAt(List.of(cut));
  }

  /** The same for several cuts. */
  public FrozenPrefix endAt(List<CutPoint> cuts) {
    return FrozenPrefix.joinable(architecture, cuts, startFor(cuts));
  }

  /** The same part to compute with alone, by the fastest engine that works here. */
  public FrozenPrefix computingTo(List<CutPoint> cuts) {
    return FrozenPrefix.of(architecture, cuts, startFor(cuts));
  }

  private Parameters startFor(List<CutPoint> cuts) {
    Parameters start = Parameters.allocate(FrozenPrefix.slots(architecture, cuts));
    start.copyFrom(parameters);
    return start;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
