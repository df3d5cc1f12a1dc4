package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.architecture.Pooling;
import org.murmuration.architecture.TailPlan;
import org.murmuration.architecture.Vgg;
import org.murmuration.dl4j.ClassicalMomentum;
import org.murmuration.dl4j.Conv2dOpLayer;
import org.murmuration.dl4j.DenseOpLayer;
import org.murmuration.dl4j.Parameters;
import org.murmuration.dl4j.TailTraining;
import org.murmuration.engine.ImageBatch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

@Tag("slow")
class TestTail {
  private static final int IMAGES = 4;
  private static final int LABELS = 3;
  private static final long SEED = 32;
  private static final double RATE = 0.01;

  @ParameterizedTest
  @CsvSource({
    "vgg16, fc2, AVERAGE, block5_conv1",
    "vgg11, fc2, AVERAGE, fc1",
    "vgg11, fc2, AVERAGE, fc2",
    "vgg11, fc2, AVERAGE, head",
    "vgg11, fc2, AVERAGE, all",
    "vgg11, block4_pool, AVERAGE, block3",
    "vgg11, block4_pool, FLATTEN, block4_conv1",
    "vgg11, block4_pool, AVERAGE, head",
    "vgg11, predictions_softmax, AVERAGE, fc2",
    "squeezenet1_1, features.12, AVERAGE, features.11",
    "squeezenet1_1, features.12, AVERAGE, features.11.expand1x1",
    "squeezenet1_1, classifier.3, AVERAGE, features.5",
    "squeezenet1_1, features.12, FLATTEN, all"
  })
  void givesAfterTheFrontWhatTheClassifierGives(
      Family family, String cut, Pooling pooling, String from) {
    Architecture architecture = SmallNetworks.of(family);
    try (Classifier classifier = classifier(architecture, new CutPoint(cut, pooling));
        ImageBatch images = SmallNetworks.images(architecture.input(), IMAGES, SEED)) {
      TailPlan plan = plan(classifier, from);
      try (Tail tail = Tail.of(plan, parameters(plan, classifier));
          ImageBatch rows = fronted(classifier, plan, images)) {
        float[][] expected = classifier.run(images);
        float[][] found = tail.run(rows);
        for (int image = 0; image < IMAGES; image++) {
          assertThat(found[image]).containsExactly(expected[image], within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "vgg11, fc2, AVERAGE, fc2",
    "vgg11, fc2, AVERAGE, head",
    "vgg11, block4_pool, FLATTEN, head",
    "squeezenet1_1, features.12, AVERAGE, features.11"
  })
  void learnsInTheHiddenLayersOfAHeadToo(Family family, String cut, Pooling pooling, String from) {
    Architecture architecture = SmallNetworks.of(family);
    CutPoint cutPoint = new CutPoint(cut, pooling);
    try (Classifier classifier = deepClassifier(architecture, cutPoint);
        ImageBatch images = SmallNetworks.images(architecture.input(), IMAGES, SEED)) {
      HiddenLayers hidden = classifier.head().hiddenLayers();
      TailPlan plan = TailPlan.of(architecture, cutPoint, hidden, LABELS, from);
      assertThat(plan.learning()).endsWith("head.hidden1", "head.hidden2", "head");
      assertThat(plan.blocks()).containsEntry("head.hidden1", "head");
      try (Tail tail = Tail.of(plan, parameters(plan, classifier));
          ImageBatch rows = fronted(classifier, plan, images)) {
        assertThat(tail.run(rows)[0]).containsExactly(classifier.run(images)[0], within(1e-5f));
      }
      Map<String, float[]> before = arrays(classifier.parameters());
      try (LearningTail tail = learner(plan, classifier, training(plan.learning(), 0, 0.5, 1))) {
        double loss = loss(tail, plan);
        fit(tail, plan, 3);
        assertThat(loss(tail, plan)).isNotEqualTo(loss);
        arrays(tail.state().parameters())
            .forEach((name, values) -> assertThat(values).as(name).isNotEqualTo(before.get(name)));
      }
    }
  }

  private static Classifier deepClassifier(Architecture architecture, CutPoint cut) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 31);
        FrozenPrefix prefix = network.endAt(cut)) {
      return prefix.then(SmallNetworks.deepHead(prefix.width(), 33));
    }
  }

  private static Classifier classifier(Architecture architecture, CutPoint cut) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 31);
        FrozenPrefix prefix = network.endAt(cut)) {
      return prefix.then(SmallNetworks.head(prefix.width(), 33));
    }
  }

  private static TailPlan plan(Classifier classifier, String from) {
    return TailPlan.of(classifier.architecture(), classifier.cut(), LABELS, from);
  }

  private static Parameters parameters(TailPlan plan, Classifier classifier) {
    Parameters parameters = Parameters.allocate(plan.slots());
    parameters.copyFrom(classifier.parameters());
    return parameters;
  }

  /** What the front gives for the images, as the tail reads it. */
  private static ImageBatch fronted(Classifier classifier, TailPlan plan, ImageBatch images) {
    if (plan.front().isEmpty()) {
      return SmallNetworks.images(plan.input(), IMAGES, SEED);
    }
    ImageBatch rows = new ImageBatch(plan.input(), IMAGES);
    Architecture architecture = classifier.architecture();
    Parameters parameters =
        Parameters.allocate(FrozenPrefix.slots(architecture, plan.front().get()));
    parameters.copyFrom(classifier.parameters());
    try (FrozenPrefix front = FrozenPrefix.of(architecture, plan.front().get(), parameters)) {
      for (float[] row : front.run(images)) {
        rows.add(row);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16, block4_conv1, block4_conv1",
    "vgg16, block4_conv1, block5_conv3",
    "vgg16, block4_conv1, fc1",
    "vgg16, fc1, head",
    "squeezenet1_1, features.9, features.9",
    "squeezenet1_1, features.9, features.12",
    "squeezenet1_1, features.9, head"
  })
  void changesEveryLayerThatLearnsAndNoBitOfTheOthers(Family family, String from, String learns) {
    Architecture architecture = SmallNetworks.of(family);
    CutPoint cut = CutPoint.at(family instanceof Vgg ? "fc2" : "features.12");
    try (Classifier classifier = classifier(architecture, cut)) {
      TailPlan plan = plan(classifier, from);
      List<String> learning = plan(classifier, learns).learning();
      Map<String, float[]> before = arrays(classifier.parameters());
      try (LearningTail tail = learner(plan, classifier, training(learning, 0, 0.5, 1))) {
        fit(tail, plan, 3);
        classifier.parameters().copyFrom(tail.state().parameters());
      }
      Map<String, float[]> after = arrays(classifier.parameters());
      before.forEach(
          (name, values) -> {
            boolean learnt = learning.contains(name.substring(0, name.lastIndexOf('.')));
            assertThat(Arrays.equals(values, after.get(name))).as(name).isEqualTo(!learnt);
          });
    }
  }

  private static Map<String, float[]> arrays(Parameters parameters) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (ParameterSlot slot : parameters.slots().all()) {
      float[] values = new float[(int) slot.elements()];
      parameters.memory(slot).get(values);
      arrays.put(slot.name(), values);
    }
    return arrays;
  }

  private static TailTraining training(
      List<String> layers, double l2, double dropout, double clip) {
    Map<String, IUpdater> updaters =
        layers.stream()
            .collect(
                Collectors.toMap(layer -> layer, layer -> new ClassicalMomentum(0.9, RATE, null)));
    return new TailTraining(updaters, l2, dropout, clip, 7);
  }

  private static LearningTail learner(TailPlan plan, Classifier classifier, TailTraining training) {
    return LearningTail.of(
        LearningTail.configuration(plan, training, 0),
        TailState.of(parameters(plan, classifier), training.stateLength(plan.slots())));
  }

  private static void fit(LearningTail tail, TailPlan plan, int steps) {
    try (INDArray input = drawn(plan)) {
      for (int step = 0; step < steps; step++) {
        tail.graph().fit(new INDArray[] {input}, new INDArray[] {labels()});
      }
    }
  }

  private static INDArray drawn(TailPlan plan) {
    return SmallNetworks.array(plan.input(), IMAGES, 5);
  }

  private static INDArray labels() {
    return Nd4j.create(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
  }

  @Test
  void dropsValuesAsTheSeedSaysAndOnlyWhileItLearns() {
    try (Classifier classifier = classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"))) {
      TailPlan plan = plan(classifier, "fc1");
      TailTraining with = training(plan.learning(), 0, 0.5, 0);
      float[] first = learnt(plan, classifier, with.ofWorker(1));
      assertThat(learnt(plan, classifier, with.ofWorker(1))).isEqualTo(first);
      assertThat(learnt(plan, classifier, with.ofWorker(2))).isNotEqualTo(first);
      TailTraining without = training(plan.learning(), 0, 0, 0);
      assertThat(learnt(plan, classifier, without.ofWorker(1)))
          .isEqualTo(learnt(plan, classifier, without.ofWorker(2)))
          .isNotEqualTo(first);
    }
  }

  private static float[] learnt(TailPlan plan, Classifier classifier, TailTraining training) {
    try (LearningTail tail = learner(plan, classifier, training)) {
      fit(tail, plan, 2);
      return SmallNetworks.floats(tail.state().parameters());
    }
  }

  @Test
  void decaysWeightsByL2AndCutsLongGradients() {
    try (Classifier classifier = classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"))) {
      TailPlan plan = plan(classifier, "fc2");
      float[] plain = learnt(plan, classifier, training(plan.learning(), 0, 0, 0));
      float[] decayed = learnt(plan, classifier, training(plan.learning(), 0.1, 0, 0));
      float[] clipped = learnt(plan, classifier, training(plan.learning(), 0, 0, 1e-3));
      float[] start = SmallNetworks.floats(parameters(plan, classifier));
      assertThat(length(decayed)).isLessThan(length(plain));
      assertThat(distance(clipped, start)).isLessThan(3 * 3 * RATE * 1e-3).isPositive();
      assertThat(distance(plain, start)).isGreaterThan(10 * distance(clipped, start));
    }
  }

  private static double length(float[] values) {
    return distance(values, new float[values.length]);
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.pow(a[i] - b[i], 2);
    }
    return Math.sqrt(sum);
  }

  @Test
  void travelsAsJsonAndGoesOnWhereItsStateStands() {
    try (Classifier classifier =
        classifier(SmallNetworks.squeezeNet(), CutPoint.at("features.12"))) {
      TailPlan plan = plan(classifier, "features.11");
      TailTraining training = training(plan.learning(), 1e-3, 0, 0);
      float[] undisturbed;
      try (LearningTail tail = learner(plan, classifier, training)) {
        fit(tail, plan, 4);
        undisturbed = SmallNetworks.floats(tail.state().parameters());
      }
      try (LearningTail first = learner(plan, classifier, training)) {
        fit(first, plan, 2);
        TailState copy =
            TailState.of(Parameters.allocate(plan.slots()), training.stateLength(plan.slots()));
        copy.parameters().copyFrom(first.state().parameters());
        copy.updaterMemory().put(first.state().updaterMemory());
        String json = LearningTail.configuration(plan, training, 2).toJson();
        try (LearningTail second =
            LearningTail.of(ComputationGraphConfiguration.fromJson(json), copy)) {
          fit(second, plan, 2);
          assertThat(SmallNetworks.floats(second.state().parameters())).isEqualTo(undisturbed);
        }
      }
    }
  }

  @Test
  void learnsAsItWouldWithTheLayersThatDl4jBrings() {
    try (Classifier classifier = classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"))) {
      TailPlan plan = plan(classifier, "block5");
      TailTraining training = training(plan.learning(), 1e-3, 0.5, 0);
      String json =
          LearningTail.configuration(plan, training, 0)
              .toJson()
              .replace(Conv2dOpLayer.class.getName(), ConvolutionLayer.class.getName())
              .replace(DenseOpLayer.class.getName(), DenseLayer.class.getName());
      TailState state =
          TailState.of(parameters(plan, classifier), training.stateLength(plan.slots()));
      try (LearningTail theirs =
          LearningTail.of(ComputationGraphConfiguration.fromJson(json), state)) {
        fit(theirs, plan, 2);
        assertThat(learnt(plan, classifier, training))
            .containsExactly(SmallNetworks.floats(state.parameters()), within(1e-5f));
      }
    }
  }

  @Test
  void scoresTheCrossEntropyAloneWhateverTheWeightDecay() {
    try (Classifier classifier = classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"));
        LearningTail plain = learner(classifier, 0);
        LearningTail decaying = learner(classifier, 10)) {
      TailPlan plan = plan(classifier, "fc2");
      assertThat(loss(decaying, plan)).isEqualTo(loss(plain, plan)).isPositive();
    }
  }

  private static LearningTail learner(Classifier classifier, double l2) {
    TailPlan plan = plan(classifier, "fc2");
    return learner(plan, classifier, training(plan.learning(), l2, 0, 0));
  }

  @Test
  void stepsAgainstTheGradientAtTheRateOfEachLayer() {
    try (Classifier classifier = classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"))) {
      TailPlan plan = plan(classifier, "fc2");
      Map<String, IUpdater> updaters = Map.of("fc2", new Sgd(0), "head", new Sgd(0.1));
      TailTraining training = new TailTraining(updaters, 0, 0, 0, 7);
      Map<String, float[]> before = arrays(classifier.parameters());
      try (LearningTail tail = learner(plan, classifier, training)) {
        double loss = loss(tail, plan);
        fit(tail, plan, 5);
        assertThat(loss(tail, plan)).isLessThan(loss);
        Map<String, float[]> after = arrays(tail.state().parameters());
        assertThat(after.get("fc2.weight")).isEqualTo(before.get("fc2.weight"));
        assertThat(after.get("head.weight")).isNotEqualTo(before.get("head.weight"));
      }
    }
  }

  private static double loss(LearningTail tail, TailPlan plan) {
    tail.graph().setInputs(drawn(plan));
    tail.graph().setLabels(labels());
    tail.graph().computeGradientAndScore();
    return tail.graph().score();
  }
}
