package org.murmuration.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/**
 * Full-size VGG16, cut at fc2, with {@link Conv2dOpLayer} and with DL4J's own convolution layer:
 * the same graph, the same parameters, the same machine, in turns. Prints images/s of both and
 * their ratio, and ends with exit code 1 if the ratio is below {@value #WANTED_RATIO} or the
 * embeddings differ.
 *
 * <p>Run it with {@code mvn -Pbenchmark -pl model-lib verify -DskipTests}, its settings with {@code
 * -Dbenchmark.batch=16} and so on, and the number of threads with {@code OMP_NUM_THREADS}.
 */
public final class ForwardPassBenchmark {
  private static final double WANTED_RATIO = 6;
  private static final double TOLERANCE = 1e-4;
  private static final long SEED = 1;
  private static final CutPoint CUT = CutPoint.at("fc2");

  private final int batch = Integer.getInteger("benchmark.batch", 16);
  private final int rounds = Integer.getInteger("benchmark.rounds", 3);
  private final int ourPasses = Integer.getInteger("benchmark.passes", 3);

  /** DL4J's im2col takes about 110 MiB and a second or two an image: fewer images save both. */
  private final int theirBatch = Integer.getInteger("benchmark.dl4j-batch", 16);

  private final List<Double> ourRates = new ArrayList<>();
  private final List<Double> theirRates = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();

  public static void main(String[] arguments) {
    System.exit(new ForwardPassBenchmark().passes() ? 0 : 1);
  }

  private boolean passes() {
    GraphPlan plan = GraphPlan.of(Architecture.vgg16(), CUT);
    try (Parameters parameters = parameters(plan);
        ImageBatch images = SmallNetworks.images(plan.architecture().input(), batch, SEED);
        ImageBatch fewer = SmallNetworks.images(plan.architecture().input(), theirBatch, SEED)) {
      ComputationGraphConfiguration configuration = GraphAssembly.prefix(plan);
      GraphPool ours = new GraphPool(configuration, parameters);
      GraphPool theirs = new GraphPool(withDl4jsConvolutions(configuration), parameters);
      printSettings();
      // The comparison warms both up; ours once more at its own batch size.
      boolean same = agree(ours.run(fewer), theirs.run(fewer));
      ours.run(images);
      for (int round = 1; round <= rounds; round++) {
        time(round, ours, images, theirs, fewer);
      }
      boolean reached = reachesWantedRatio();
      return same && reached;
    }
  }

  private static Parameters parameters(GraphPlan plan) {
    Parameters parameters = Parameters.allocate(plan.slots());
    try (PretrainedNetwork network = PretrainedNetwork.random(plan.architecture(), SEED)) {
      parameters.copyFrom(network.parameters());
    }
    return parameters;
  }

  private static ComputationGraphConfiguration withDl4jsConvolutions(
      ComputationGraphConfiguration configuration) {
    String json = configuration.toJson();
    String theirs = json.replace(Conv2dOpLayer.class.getName(), ConvolutionLayer.class.getName());
    if (theirs.equals(json)) {
      throw new IllegalStateException("Cannot compare: the graph has no convolution of ours");
    }
    return ComputationGraphConfiguration.fromJson(theirs);
  }

  private void printSettings() {
    System.out.printf(
        "VGG16 cut at fc2, %d processors, OMP_NUM_THREADS=%s, %d rounds of %d x %d images (ours) and 1 x %d images (DL4J)%n",
        Runtime.getRuntime().availableProcessors(),
        System.getenv().getOrDefault("OMP_NUM_THREADS", "(all)"),
        rounds,
        ourPasses,
        batch,
        theirBatch);
    if (theirBatch != batch) {
      System.out.println("note: DL4J runs batches of another size");
    }
  }

  private static boolean agree(float[][] ours, float[][] theirs) {
    double largest = 0;
    double difference = 0;
    for (int image = 0; image < theirs.length; image++) {
      for (int i = 0; i < theirs[image].length; i++) {
        largest = Math.max(largest, Math.abs(theirs[image][i]));
        difference = Math.max(difference, Math.abs((double) ours[image][i] - theirs[image][i]));
      }
    }
    boolean same = largest > 0 && difference / largest <= TOLERANCE;
    System.out.printf(
        "embeddings: largest difference %.1e of the largest value, %s%n",
        difference / largest, same ? "the same" : "NOT THE SAME");
    return same;
  }

  private void time(
      int round, GraphPool ours, ImageBatch images, GraphPool theirs, ImageBatch fewer) {
    double ourRate = rate(ours, images, ourPasses);
    double theirRate = rate(theirs, fewer, 1);
    ourRates.add(ourRate);
    theirRates.add(theirRate);
    ratios.add(ourRate / theirRate);
    print("round " + round, ourRate, theirRate, ourRate / theirRate);
  }

  /** Images a second. */
  private static double rate(GraphPool graph, ImageBatch images, int passes) {
    long start = System.nanoTime();
    for (int pass = 0; pass < passes; pass++) {
      graph.run(images);
    }
    return passes * images.size() / ((System.nanoTime() - start) / 1e9);
  }

  private static void print(String what, double ours, double theirs, double ratio) {
    System.out.printf(
        "%-8s Conv2dOpLayer %6.2f images/s   DL4J's ConvolutionLayer %6.2f images/s   ratio %5.1f%n",
        what, ours, theirs, ratio);
  }

  private boolean reachesWantedRatio() {
    double ratio = median(ratios);
    print("median", median(ourRates), median(theirRates), ratio);
    boolean reached = ratio >= WANTED_RATIO;
    System.out.printf(
        "ratio %.1f, wanted %.0f or more: %s%n",
        ratio, WANTED_RATIO, reached ? "reached" : "MISSED");
    return reached;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
