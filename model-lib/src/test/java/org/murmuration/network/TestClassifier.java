package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Pooling;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.ImageBatch;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refused;

class TestClassifier {
  private static final int IMAGES = 4;

  @ParameterizedTest
  @CsvSource({
    "vgg16, fc2, AVERAGE",
    "vgg11, predictions_softmax, FLATTEN",
    "vgg11, block3_pool, AVERAGE",
    "vgg11, block3_pool, FLATTEN",
    "vgg13, flatten, FLATTEN",
    "squeezenet1_1, features.12, AVERAGE",
    "squeezenet1_1, features.5, FLATTEN",
    "squeezenet1_1, classifier.3, AVERAGE"
  })
  void givesWhatPrefixAndHeadGiveInTwoSteps(Family family, String cut, Pooling pooling) {
    Architecture architecture = SmallNetworks.of(family);
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 31);
        FrozenPrefix prefix = network.endAt(new CutPoint(cut, pooling));
        ImageBatch batch = SmallNetworks.images(architecture.input(), IMAGES, 32)) {
      TrainedHead head = SmallNetworks.head(prefix.width(), 33);
      float[][] embeddings = prefix.run(batch);
      try (Classifier classifier = prefix.then(head)) {
        float[][] probabilities = classifier.run(batch);
        assertThat(probabilities).hasDimensions(IMAGES, head.labels().size());
        for (int image = 0; image < IMAGES; image++) {
          assertThat(probabilities[image])
              .containsExactly(head.probabilities(embeddings[image]), within(1e-5f));
        }
        assertThat(probabilities[0]).as("images differ").isNotEqualTo(probabilities[1]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16, fc2, AVERAGE",
    "vgg11, block3_pool, AVERAGE",
    "vgg11, block3_pool, FLATTEN",
    "squeezenet1_1, features.12, AVERAGE",
    "squeezenet1_1, features.5, FLATTEN"
  })
  void givesWhatPrefixAndHeadWithHiddenLayersGive(Family family, String cut, Pooling pooling) {
    Architecture architecture = SmallNetworks.of(family);
    CutPoint cutPoint = new CutPoint(cut, pooling);
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 31);
        FrozenPrefix prefix = network.endAt(cutPoint);
        ImageBatch batch = SmallNetworks.images(architecture.input(), IMAGES, 32)) {
      TrainedHead head = SmallNetworks.deepHead(prefix.width(), 33);
      float[][] embeddings = prefix.run(batch);
      try (Classifier classifier = prefix.then(head)) {
        float[][] probabilities = classifier.run(batch);
        for (int image = 0; image < IMAGES; image++) {
          assertThat(probabilities[image])
              .containsExactly(head.probabilities(embeddings[image]), within(1e-5f));
        }
        assertThat(probabilities[0]).as("images differ").isNotEqualTo(probabilities[1]);
        assertThat(classifier.replacesLastLayer()).isFalse();
        assertThat(classifier.parameters().slots().all())
            .isEqualTo(Classifier.slots(architecture, cutPoint, head.hiddenLayers(), 3).all());
      }
    }
  }

  @Test
  void refusesAHeadOfAnotherWidthWithBothNumbers() {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 31);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"))) {
      TrainedHead head = SmallNetworks.head(8, 1);
      Refused.input(() -> prefix.then(head))
          .hasMessage(
              "Cannot join head to prefix: head expects 8 features, prefix gives 9 (train the head on embeddings of this network and cut)");
    }
  }

  @Test
  void outlivesThePrefixItWasJoinedFrom() {
    Architecture architecture = SmallNetworks.vgg11();
    PretrainedNetwork network = PretrainedNetwork.random(architecture, 31);
    FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
    try (Classifier classifier = prefix.then(SmallNetworks.head(prefix.width(), 33));
        ImageBatch batch = SmallNetworks.images(architecture.input(), IMAGES, 32)) {
      float[][] before = classifier.run(batch);
      prefix.close();
      network.close();
      assertThat(classifier.run(batch)).isDeepEqualTo(before);
    }
  }

  @Test
  void isTheSameWhenMadeAnewFromItsParameters() {
    Architecture architecture = SmallNetworks.vgg11();
    CutPoint cut = new CutPoint("block4_pool", Pooling.FLATTEN);
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 31);
        FrozenPrefix prefix = network.endAt(cut);
        Classifier classifier = prefix.then(SmallNetworks.head(prefix.width(), 33));
        ImageBatch batch = SmallNetworks.images(architecture.input(), IMAGES, 32)) {
      LabelSet labels = classifier.head().labels();
      Parameters copy =
          Parameters.allocate(
              Classifier.slots(architecture, cut, HiddenLayers.NONE, labels.size()));
      copy.copyFrom(classifier.parameters());
      try (Classifier anew = Classifier.of(architecture, cut, labels, copy)) {
        assertThat(anew.run(batch)).isDeepEqualTo(classifier.run(batch));
        assertThat(anew.head().weights()).isEqualTo(classifier.head().weights());
        assertThat(anew.head().biases()).isEqualTo(classifier.head().biases());
      }
    }
  }

  @Test
  void namesTheLikeliestLabels() {
    TrainedHead head = SmallNetworks.head(9, 33);
    float[] probabilities = head.probabilities(new float[9]);
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 31);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        Classifier classifier = prefix.then(head)) {
      assertThat(classifier.top(2, probabilities)).isEqualTo(head.top(2, probabilities));
    }
  }
}
