package org.murmuration.delivery;

import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.engine.Numerics;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.NetworkArchive;

/**
 * A network up to its cuts.
 *
 * @param numerics that it computes with
 */
public record CutNetwork(NetworkArchive network, List<CutPoint> cuts, Numerics numerics) {
  public CutNetwork {
    cuts = List.copyOf(cuts);
  }

  /** In float32. */
  public CutNetwork(NetworkArchive network, List<CutPoint> cuts) {
    this(network, cuts, Numerics.FLOAT32);
  }

  /** The same in other numbers. */
  public CutNetwork in(Numerics others) {
    return new CutNetwork(network, cuts, others);
  }

  /** The layers whose activations need a scale each to have 8 bits. */
  public List<String> scales() {
    return FrozenPrefix.scales(network.config().architecture(), cuts);
  }

  NetworkRecipe recipe() {
    return new NetworkRecipe.Prefix(config(), cuts, numerics);
  }

  byte[] config() {
    return new JsonFormat().write(network.config());
  }
}
