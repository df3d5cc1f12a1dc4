package org.murmuration.onednn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Precision;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

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

  /** In float32. */
  public static OnednnPass of(FrozenLayers layers, Parameters parameters) {
    return of(layers, parameters, Precision.FLOAT32, Optional.empty());
  }

  /**
   * @param parameters that the layers find by their names; only read, and not needed afterwards
   * @param calibration for {@link Precision#INT8}
   * @throws Refusal if this processor does not compute with such numbers, or a scale is missing
   * @throws LinkageError if the library cannot be loaded here
   * @throws RuntimeException if it has no kernel for a layer
   */
  public static OnednnPass of(
      FrozenLayers layers,
      Parameters parameters,
      Precision precision,
      Optional<Calibration> calibration) {
    Library.load();
    requireBfloat16(precision);
    Arithmetic arithmetic = new Arithmetic(layers, precision);
    Map<String, Float> scales = calibration.map(Calibration::scales).orElse(Map.of());
    requireScales(arithmetic, scales);
    try (Library.Threads threads = Library.threadsOfATask()) {
      return new OnednnPass(new Network(layers, arithmetic, scales, parameters), precision);
    }
  }

  /** In which precisions this processor computes itself. */
  public static List<Precision> precisions() {
    Library.load();
    return Processor.here().hasBfloat16()
        ? List.of(Precision.values())
        : List.of(Precision.FLOAT32, Precision.INT8);
  }

  private static void requireBfloat16(Precision precision) {
    if (precision == Precision.BFLOAT16 && !Processor.here().hasBfloat16()) {
      throw Refusal.settings(
          "Cannot compute in bfloat16: this processor has instructions %s, AVX512_BF16 or AMX is needed (use float32 or int8)"
              .formatted(Processor.here()));
    }
  }

  private static void requireScales(Arithmetic arithmetic, Map<String, Float> scales) {
    Set<String> missing = new TreeSet<>(arithmetic.scales());
    missing.removeAll(scales.keySet());
    if (!missing.isEmpty()) {
      throw Refusal.input(
          "Cannot compute in int8: the calibration has no scale for %s (calibrate anew for this network and cut)"
              .formatted(String.join(", ", missing)));
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
        kernels().lines());
  }

  private Kernels kernels() {
    try (Library.Threads threads = Library.threadsOfATask()) {
      return runs.kernels();
    }
  }

  /** Layers for which the library has no kernel of the kind that their shape asks for. */
  public List<String> refusedKernels() {
    return kernels().refused();
  }

  @Override
  public void close() {
    runs.close();
  }
}
