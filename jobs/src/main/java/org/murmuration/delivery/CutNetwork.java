package org.murmuration.delivery;

import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.engine.Numerics;
import org.murmuration.engine.Precision;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;

/**
 * A network up to its cuts.
 *
 * @param numerics that it computes with
 */
public record CutNetwork(NetworkArchive network, List<CutPoint> cuts, Numerics numerics) {
  /**
   * @throws Refusal (settings) if it does not compute with such numbers
   */
  public CutNetwork {
    cuts = List.copyOf(cuts);
    requirePrecision(network.config(), numerics.precision());
  }

  /**
   * @throws Refusal (settings) if a network does not compute in that precision, wherever it runs
   */
  public static void requirePrecision(NetworkConfig network, Precision wanted) {
    if (network.graph().isPresent() && wanted != Precision.FLOAT32) {
      throw Refusal.settings(
          "Cannot compute %s in %s: it came as an ONNX file, which is used as it is, in float32 (leave out --precision)"
              .formatted(network.backbone().id(), wanted.id()));
    }
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

  NetworkRecipe recipe(WeightsBy by) {
    return network.config().graph().isPresent()
        ? new NetworkRecipe.OnnxPrefix(config(), cuts, by)
        : new NetworkRecipe.Prefix(config(), cuts, numerics);
  }

  byte[] config() {
    return new JsonFormat().write(network.config());
  }
}
