package org.murmuration.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.murmuration.dl4j.GraphForwardPass;
import org.murmuration.engine.Precision;
import org.murmuration.onednn.OnednnForwardPass;
import org.murmuration.onednn.OnednnPass;
import org.murmuration.onnx.OnnxForwardPass;
import org.murmuration.onnx.PrefixFile;

/**
 * VGG16's forward pass to fc2 in each precision that this processor has, beside ONNX Runtime in
 * float32 and the graph: the same weights, the same images, one task of one thread for each
 * processor, in turns, each in a process of its own. Prints, for each batch size, images/s, CPU
 * seconds of an image, GFLOP/s of a core and lines such as {@code ratio float32 batch 16 = 2.31},
 * then the kernel of each layer.
 *
 * <p>It is the first of {@code mvn -Pbenchmark -pl model-lib verify -DskipTests}.
 */
public final class PrecisionBenchmark {
  private static final String ONNX_RUNTIME = "ONNX Runtime in float32";
  private static final String GRAPH = "graph in float32";

  /** Images of one measurement: some seconds. */
  private static final int IMAGES = 32;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final int rounds = Integer.getInteger("benchmark.rounds", 3);
  private final Map<String, Contender> contenders = new LinkedHashMap<>();

  private PrecisionBenchmark(Path model) throws IOException {
    contenders.put(
        ONNX_RUNTIME,
        Contender.start(ONNX_RUNTIME, processors, 1, OnnxForwardPass.class, model.toString()));
    contenders.put(
        GRAPH,
        Contender.start(GRAPH, processors, 1, GraphForwardPass.class, GraphForwardPass.OURS));
    for (Precision precision : OnednnPass.precisions()) {
      contenders.put(
          precision.id(),
          Contender.start(
              precision.id(), processors, 1, OnednnForwardPass.class, precision.name()));
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path model = Files.createTempFile("vgg16-", ".onnx");
    try {
      PrefixFile.write(model);
      new PrecisionBenchmark(model).compare();
    } finally {
      Files.delete(model);
    }
  }

  private void compare() {
    say(
        "VGG16 to fc2, %.2f GFLOP an image, %d tasks of 1 thread, load %.1f; medians of %d alternating rounds",
        Comparison.gigaflopsAnImage(),
        processors,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        rounds);
    for (String batch : System.getProperty("benchmark.precision-batches", "1,16").split(",", -1)) {
      compare(Integer.parseInt(batch));
    }
    contenders.forEach(
        (name, contender) ->
            contender.kernels().stream()
                .filter(kernel -> !kernel.isEmpty())
                .forEach(kernel -> say("kernel %s %s", name, kernel)));
    contenders.values().forEach(Contender::close);
  }

  private void compare(int batch) {
    Map<String, List<double[]>> costs = new LinkedHashMap<>();
    contenders.values().forEach(contender -> contender.cost(batch, 1));
    for (int round = 0; round < rounds; round++) {
      contenders.forEach(
          (name, contender) ->
              costs
                  .computeIfAbsent(name, unused -> new ArrayList<>())
                  .add(contender.cost(batch, Math.max(1, IMAGES / (batch * processors)))));
    }
    costs.forEach((name, all) -> print(name, batch, median(all, 0), median(all, 1)));
    double seconds = median(costs.get(ONNX_RUNTIME), 0);
    costs.forEach(
        (name, all) -> {
          if (!name.equals(ONNX_RUNTIME)) {
            say("ratio %s batch %d = %.2f", name, batch, seconds / median(all, 0));
          }
        });
  }

  private void print(String name, int batch, double seconds, double ofAllProcessors) {
    say(
        "  %-24s batch %2d %6.2f images/s, %.4f CPU s an image, %6.1f GFLOP/s a core",
        name, batch, 1 / seconds, ofAllProcessors, Comparison.gigaflopsAnImage() / ofAllProcessors);
  }

  private static double median(List<double[]> costs, int which) {
    double[] sorted = costs.stream().mapToDouble(cost -> cost[which]).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }

  private static void say(String line, Object... values) {
    System.out.printf(Locale.ROOT, line + "%n", values);
  }
}
