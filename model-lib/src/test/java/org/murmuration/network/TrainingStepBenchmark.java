package org.murmuration.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.ClassicalMomentum;
import org.murmuration.dl4j.Conv2dOpLayer;
import org.murmuration.dl4j.DenseOpLayer;
import org.murmuration.dl4j.Parameters;
import org.murmuration.dl4j.TailTraining;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How long a training step of VGG16 takes: all layers as they are here, the same graph with DL4J's
 * own layers, and the layers from block5_conv1 on with the front's activations at hand. Ends with
 * exit code 1 unless the first is five times as fast as the second and the last five times as fast
 * as the first. Started by the Maven profile {@code benchmark-training}.
 */
public final class TrainingStepBenchmark {
  private static final CutPoint CUT = CutPoint.at("fc2");
  private static final double WANTED_RATIO = 5;
  private static final double TOLERANCE = 1e-3;
  private static final int LABELS = 10;
  private static final long SEED = 1;

  private final int batch = Integer.getInteger("benchmark.batch", 8);

  /** Timed steps with our layers, and fewer with DL4J's own, which take half a minute each. */
  private final int steps = Integer.getInteger("benchmark.steps", 8);

  private final int slowSteps = Integer.getInteger("benchmark.slow-steps", 2);

  private TrainingStepBenchmark() {}

  private enum Layers {
    OURS,
    DL4J
  }

  public static void main(String[] arguments) {
    System.exit(new TrainingStepBenchmark().passes() ? 0 : 1);
  }

  private boolean passes() {
    System.out.printf(
        "VGG16, a training step on %d images, classical momentum, %d processors, OMP_NUM_THREADS=%s%n",
        batch,
        Runtime.getRuntime().availableProcessors(),
        System.getenv().getOrDefault("OMP_NUM_THREADS", "(all)"));
    Timed ours = time("all layers, as they are here", plan(TailPlan.ALL), Layers.OURS);
    Timed tail = time("from block5_conv1 on", plan("block5_conv1"), Layers.OURS);
    Timed theirs = time("all layers, DL4J's own", plan(TailPlan.ALL), Layers.DL4J);
    boolean same = agree(ours, theirs);
    boolean faster = reached("all layers beside DL4J's own", theirs.seconds() / ours.seconds());
    boolean tailFaster = reached("block5_conv1 beside all", ours.seconds() / tail.seconds());
    return same && faster && tailFaster;
  }

  private static TailPlan plan(String from) {
    return TailPlan.of(Architecture.vgg16(), CUT, LABELS, from);
  }

  /**
   * @param seconds of the fastest step
   * @param losses after each step, the first warms up
   */
  private record Timed(double seconds, List<Double> losses) {}

  private Timed time(String what, TailPlan plan, Layers layers) {
    TailTraining training = training(plan);
    String json = LearningTail.configuration(plan, training, 0).toJson();
    ComputationGraphConfiguration configuration =
        ComputationGraphConfiguration.fromJson(layers == Layers.OURS ? json : ofDl4j(json));
    List<Double> losses = new ArrayList<>();
    double fastest = Double.POSITIVE_INFINITY;
    int last = layers == Layers.OURS ? steps : slowSteps;
    try (LearningTail tail = LearningTail.of(configuration, state(plan, training));
        INDArray images = SmallNetworks.array(plan.input(), batch, SEED)) {
      INDArray[] features = {images};
      INDArray[] labels = {labels()};
      for (int step = 0; step <= last; step++) {
        long start = System.nanoTime();
        tail.graph().fit(features, labels);
        double seconds = (System.nanoTime() - start) / 1e9;
        losses.add(tail.graph().score());
        fastest = step == 0 ? fastest : Math.min(fastest, seconds);
        System.out.printf(
            "%-30s step %d: %6.2f s, loss %.5f%n", what, step, seconds, losses.get(step));
      }
    }
    return new Timed(fastest, losses);
  }

  private static String ofDl4j(String json) {
    return json.replace(Conv2dOpLayer.class.getName(), ConvolutionLayer.class.getName())
        .replace(DenseOpLayer.class.getName(), DenseLayer.class.getName());
  }

  private static TailTraining training(TailPlan plan) {
    Map<String, IUpdater> updaters =
        plan.learning().stream()
            .collect(
                Collectors.toMap(layer -> layer, layer -> new ClassicalMomentum(0.9, 1e-4, null)));
    return new TailTraining(updaters, 1e-4, 0, 0, SEED);
  }

  private static TailState state(TailPlan plan, TailTraining training) {
    Parameters parameters = Parameters.allocate(plan.slots());
    try (PretrainedNetwork network = PretrainedNetwork.random(Architecture.vgg16(), SEED)) {
      parameters.copyFrom(network.parameters());
    }
    return TailState.of(parameters, training.stateLength(plan.slots()));
  }

  private INDArray labels() {
    INDArray labels = Nd4j.zeros(batch, LABELS);
    for (int i = 0; i < batch; i++) {
      labels.putScalar(i, i % LABELS, 1);
    }
    return labels;
  }

  /** Each loss but the first tells of the steps before it, gradients included. */
  private static boolean agree(Timed ours, Timed theirs) {
    double difference = 0;
    for (int i = 0; i < theirs.losses().size(); i++) {
      double their = theirs.losses().get(i);
      difference = Math.max(difference, Math.abs(ours.losses().get(i) - their) / their);
    }
    boolean same = difference <= TOLERANCE;
    System.out.printf(
        "losses: largest difference %.1e, %s%n", difference, same ? "the same" : "NOT THE SAME");
    return same;
  }

  private static boolean reached(String what, double ratio) {
    boolean reached = ratio >= WANTED_RATIO;
    System.out.printf(
        "%s: ratio %.1f, wanted %.0f or more: %s%n",
        what, ratio, WANTED_RATIO, reached ? "reached" : "MISSED");
    return reached;
  }
}
