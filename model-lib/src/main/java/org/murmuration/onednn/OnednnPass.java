package org.murmuration.onednn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Precision;
import org.murmuration.image.ImageShape;

/**
 * The engine that is oneDNN: weights packed once, whatever the number of threads; each thread that
 * computes has memory of its own, which the next one takes.
 */
public final class OnednnPass implements FrozenPass {
  private final FrozenLayers layers;
  private final List<Integer> widths;
  private final Runs runs;
  private final Precision precision;

  private OnednnPass(Network network, Precision precision) {
    this.precision = precision;
    this.layers = network.layers();
    this.widths = layers.widths();
    this.runs = new Runs(network);
  }

  /**
   * In float32.
   *
   * @param parameters that the layers find by their names; only read, and not needed afterwards
   * @throws LinkageError if the library cannot be loaded here
   * @throws RuntimeException if it has no kernel for a layer
   */
  public static OnednnPass of(FrozenLayers layers, Parameters parameters) {
    Library.load();
    try (Library.Threads threads = Library.threadsOfATask()) {
      Arithmetic arithmetic = new Arithmetic(layers, Precision.FLOAT32);
      return new OnednnPass(
          new Network(layers, arithmetic, Map.of(), parameters), Precision.FLOAT32);
    }
  }

  @Override
  public ImageShape input() {
    return layers.architecture().input();
  }

  @Override
  public List<Integer> widths() {
    return widths;
  }

  /** Empty places run too, where a slice holds an image beside them. */
  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    batch.requireImagesOf(input());
    try (Library.Threads threads = Library.threadsOfATask()) {
      Run run = runs.take(batch.capacity());
      try {
        return run.of(batch);
      } finally {
        runs.giveBack(run);
      }
    }
  }

  /** Names the kernels of the batches that ran last; of single images before any ran. */
  @Override
  public EngineFacts facts() {
    return new EngineFacts(
        "oneDNN in %s, instructions %s".formatted(precision.id(), Processor.here()),
        Optional.empty(),
        runs.kernels().lines());
  }

  /** Layers for which the library has no kernel of the kind that their shape asks for. */
  public List<String> refusedKernels() {
    return runs.kernels().refused();
  }

  @Override
  public void close() {
    runs.close();
  }
}
