package org.murmuration.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.murmuration.dl4j.GraphForwardPass;
import org.murmuration.onnx.OnnxForwardPass;
import org.murmuration.onnx.PrefixFile;

/**
 * VGG16's forward pass to fc2 as the job runs it, in ONNX Runtime and with DL4J's own layers: the
 * same weights, the same images, in turns, each in a process of its own. Prints images/s, GFLOP/s,
 * peak memory and ratios for each batch size, and ends with exit code 1 if the embeddings differ
 * or, at the job's batch size, a ratio is below {@link Round#WANTED_OF_ONNX_RUNTIME} or {@link
 * Round#WANTED_OF_DL4J}.
 *
 * <p>Run it with {@code mvn -Pbenchmark -pl model-lib verify -DskipTests}, quickly with {@code
 * -Dbenchmark.batches=16 -Dbenchmark.rounds=3}.
 */
public final class ForwardPassBenchmark {
  private static final int JOBS_BATCH = 16;

  /** Images of one measurement, but for DL4J: four seconds or so. */
  private static final int IMAGES = 64;

  /** DL4J's layers need a second or so an image: a larger batch runs once, not in each round. */
  private static final int LARGEST_DL4J_BATCH_FOR_ALL_ROUNDS = 16;

  private static final double TOLERANCE = 1e-4;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final int rounds = Integer.getInteger("benchmark.rounds", 3);
  private final List<Contender> ours;
  private final List<Contender> onnxRuntime;
  private final Contender dl4j;

  private ForwardPassBenchmark(Path model) throws IOException {
    String file = model.toString();
    this.ours =
        List.of(
            Contender.start("ours", processors, 1, GraphForwardPass.class, GraphForwardPass.OURS),
            Contender.start("ours", 1, processors, GraphForwardPass.class, GraphForwardPass.OURS));
    this.onnxRuntime =
        List.of(
            Contender.start("ONNX Runtime", processors, 1, OnnxForwardPass.class, file),
            Contender.start("ONNX Runtime", 1, processors, OnnxForwardPass.class, file));
    this.dl4j =
        Contender.start("DL4J", 1, processors, GraphForwardPass.class, GraphForwardPass.DL4J);
  }

  public static void main(String[] arguments) throws IOException {
    Path model = Files.createTempFile("vgg16-", ".onnx");
    boolean passed;
    try {
      PrefixFile.write(model);
      passed = new ForwardPassBenchmark(model).passes();
    } finally {
      Files.delete(model);
    }
    System.exit(passed ? 0 : 1);
  }

  private List<Contender> all() {
    List<Contender> all = new ArrayList<>(ours);
    all.addAll(onnxRuntime);
    all.add(dl4j);
    return all;
  }

  private boolean passes() {
    System.out.printf(
        "VGG16 to fc2, %.2f GFLOP an image, %d processors, load %.1f; tasks x threads; medians of %d alternating rounds%n",
        Comparison.gigaflopsAnImage(),
        processors,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        rounds);
    boolean passed = agree();
    all().forEach(Contender::forgetPeak);
    for (int batch : batches()) {
      Round round = measure(batch);
      round.print();
      passed &= batch != JOBS_BATCH || round.reachesWantedRatios();
    }
    all().forEach(Contender::close);
    return passed;
  }

  /** Smallest first, so that the peak of each is its own. */
  private static int[] batches() {
    return Arrays.stream(System.getProperty("benchmark.batches", "1,8,16,32").split(","))
        .mapToInt(Integer::parseInt)
        .sorted()
        .toArray();
  }

  private boolean agree() {
    double[] expected = ours.get(0).embedding();
    boolean same = true;
    for (Contender contender : all()) {
      double difference = difference(expected, contender.embedding());
      System.out.printf(
          "  %-20s embedding differs by %.1e of the largest value%n", contender.name(), difference);
      same &= difference <= TOLERANCE;
    }
    return same;
  }

  private static double difference(double[] expected, double[] found) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - found[i]));
    }
    return largest == 0 ? Double.POSITIVE_INFINITY : difference / largest;
  }

  private Round measure(int batch) {
    Round round = new Round(batch, ours, onnxRuntime, dl4j);
    all().forEach(contender -> contender.rate(batch, 1));
    for (int turn = 0; turn < rounds; turn++) {
      ours.forEach(contender -> round.add(contender, rate(contender, batch)));
      onnxRuntime.forEach(contender -> round.add(contender, rate(contender, batch)));
      if (turn == 0 || batch <= LARGEST_DL4J_BATCH_FOR_ALL_ROUNDS) {
        round.add(dl4j, dl4j.rate(batch, 1));
      }
    }
    return round;
  }

  private static double rate(Contender contender, int batch) {
    return contender.rate(batch, Math.max(1, IMAGES / (batch * contender.tasks())));
  }
}
