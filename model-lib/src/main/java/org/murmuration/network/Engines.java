package org.murmuration.network;

import java.util.Optional;
import java.util.Random;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Backend;
import org.murmuration.dl4j.GraphPass;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.onednn.OnednnPass;

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
      Optional<String> fault = faultOf(fast);
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

  /** One image: the same kernels compute each of a batch, and a reference takes a second of it. */
  private Optional<String> faultOf(FrozenPass fast) {
    try (ImageBatch batch = new ImageBatch(fast.input(), 1)) {
      batch.add(pixels(fast.input().size()));
      return new SelfTest(graph.runAll(batch), fast.runAll(batch)).fault();
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
