package org.murmuration.network;

import java.util.Optional;
import java.util.Random;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Backend;
import org.murmuration.dl4j.GraphPass;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Precision;
import org.murmuration.onednn.OnednnPass;
import org.murmuration.refusal.Refusal;

/**
 * Chooses what computes a frozen network: oneDNN where it can be loaded and agrees with the graph
 * on a seeded image, else the graph.
 *
 * @param graph the reference; closing it closes the parameters
 * @param parameters that both compute with
 */
record Engines(FrozenLayers layers, GraphPass graph, Parameters parameters) {
  private static final long SEED = 1;

  /** What computes, and the parameters if it needs them. */
  FrozenPass choose() {
    if (!Backend.isCpu()) {
      return graph;
    }
    try {
      OnednnPass fast = OnednnPass.of(layers, parameters);
      Optional<String> fault = faultOf(fast, Precision.FLOAT32);
      if (fault.isEmpty()) {
        graph.closeGraphs();
        return fast;
      }
      fast.close();
      return new Fallback(graph, fault.get());
    } catch (LinkageError | RuntimeException e) {
      return new Fallback(graph, "oneDNN does not run here: " + Fallback.words(e));
    }
  }

  /**
   * An engine in that precision, or none: the graph has other bits.
   *
   * @throws Refusal if there is no such engine here
   */
  FrozenPass choose(Precision precision, Optional<Calibration> calibration) {
    if (precision == Precision.FLOAT32) {
      return choose();
    }
    if (!Backend.isCpu()) {
      throw cannot(precision, "the network runs on a GPU");
    }
    try {
      OnednnPass pass = OnednnPass.of(layers, parameters, precision, calibration);
      Optional<String> fault = faultOf(pass, precision);
      if (fault.isEmpty()) {
        graph.closeGraphs();
        return pass;
      }
      pass.close();
      throw cannot(precision, fault.get());
    } catch (Refusal e) {
      throw e;
    } catch (LinkageError | RuntimeException e) {
      throw cannot(precision, "oneDNN does not run here: " + Fallback.words(e));
    }
  }

  private static Refusal cannot(Precision precision, String why) {
    return Refusal.settings(
        "Cannot compute in %s: %s (use float32)".formatted(precision.id(), why));
  }

  /** One image: the same kernels compute each of a batch, and a reference takes a second of it. */
  private Optional<String> faultOf(FrozenPass fast, Precision precision) {
    try (ImageBatch batch = new ImageBatch(fast.input(), 1)) {
      batch.add(pixels(fast.input().size()));
      return new SelfTest(graph.runAll(batch), fast.runAll(batch)).fault(precision);
    } catch (RuntimeException | LinkageError e) {
      fast.close();
      throw e;
    }
  }

  private static float[] pixels(int count) {
    Random random = new Random(SEED);
    float[] pixels = new float[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }
}
