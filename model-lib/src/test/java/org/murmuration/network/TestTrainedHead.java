package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.dl4j.Parameters;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refused;

class TestTrainedHead {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));
  private static final float[] WEIGHTS = {1, 0, 0, 1, -1, -1};
  private static final float[] BIASES = {0.5f, 0, -0.5f};

  @Test
  void givesTheSoftmaxOfItsLogits() {
    float[] probabilities =
        new TrainedHead(LABELS, WEIGHTS, BIASES).probabilities(new float[] {2, 3});
    double[] logits = {2 + 0.5, 3, -2 - 3 - 0.5};
    double sum = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
    for (int i = 0; i < logits.length; i++) {
      assertThat(probabilities[i]).isCloseTo((float) (Math.exp(logits[i]) / sum), within(1e-7f));
    }
  }

  @Test
  void readsAnEmbeddingThroughItsHiddenLayers() {
    HeadLayer first = new HeadLayer(new float[] {1, -1, 2, 0}, new float[] {0.5f, -3});
    HeadLayer second = new HeadLayer(new float[] {-1, 1}, new float[] {4});
    HeadLayer softmax = new HeadLayer(new float[] {1, 2, 3}, BIASES);
    TrainedHead head = new TrainedHead(LABELS, List.of(first, second), softmax);
    // (2 - 1 + 0.5, 4 - 3), then -1.5 + 1 + 4 = 3.5; and a first unit that the ReLU cuts at 0.
    TrainedHead alone = new TrainedHead(LABELS, softmax.weights(), BIASES);
    assertThat(head.probabilities(new float[] {2, 1}))
        .containsExactly(alone.probabilities(new float[] {3.5f}));
    assertThat(head.probabilities(new float[] {0, 1}))
        .containsExactly(alone.probabilities(new float[] {4}));
    assertThat(head.width()).isEqualTo(2);
    assertThat(head.hiddenLayers()).hasToString("2,1");
  }

  @Test
  void refusesLayersThatDoNotFollowOnEachOther() {
    HeadLayer first = new HeadLayer(new float[8], new float[4]);
    HeadLayer softmax = new HeadLayer(new float[9], new float[3]);
    Refused.input(() -> new TrainedHead(LABELS, List.of(first), softmax))
        .hasMessage("Cannot make a head: its layer 2 reads 3 floats, the one before gives 4");
    Refused.input(() -> new HeadLayer(new float[9], new float[4]))
        .hasMessage("Cannot make a layer of a head: 9 weights do not fit 4 biases");
  }

  @Test
  void comesBackFromItsParametersWithItsHiddenLayers() {
    TrainedHead head = SmallNetworks.deepHead(7, 3);
    float[] embedding = {1, -2, 3, 0.5f, 0, -0.25f, 1};
    try (Parameters parameters = head.parameters()) {
      assertThat(parameters.slots().all().stream().map(ParameterSlot::name))
          .containsExactly(
              "head.hidden1.weight",
              "head.hidden1.bias",
              "head.hidden2.weight",
              "head.hidden2.bias",
              "head.weight",
              "head.bias");
      assertThat(TrainedHead.from(LABELS, parameters).probabilities(embedding))
          .containsExactly(head.probabilities(embedding));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1, -40, 1000, -1e10f, 1e30f, Float.MAX_VALUE})
  void givesProbabilitiesThatSumToOneHoweverLargeTheLogits(float scale) {
    TrainedHead head = new TrainedHead(LABELS, WEIGHTS, BIASES);
    float[] probabilities = head.probabilities(new float[] {scale, scale / 3});
    double sum = 0;
    for (float probability : probabilities) {
      assertThat(probability).isBetween(0f, 1f);
      sum += probability;
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void namesTheLikeliestLabelsFirstAndAmongEqualsTheEarlier() {
    TrainedHead head = new TrainedHead(LABELS, WEIGHTS, BIASES);
    assertThat(head.top(2, new float[] {0.2f, 0.5f, 0.3f}))
        .containsExactly(new Prediction("crow", 0.5f), new Prediction("gull", 0.3f));
    assertThat(head.top(9, new float[] {0.25f, 0.5f, 0.25f}).stream().map(Prediction::label))
        .containsExactly("crow", "wren", "gull");
  }

  @Test
  void refusesAnEmbeddingOfAnotherWidth() {
    TrainedHead head = new TrainedHead(LABELS, WEIGHTS, BIASES);
    Refused.input(() -> head.probabilities(new float[3]))
        .hasMessageContaining("head expects 2 features, prefix gives 3");
  }

  @Test
  void refusesArraysThatDoNotFitItsLabels() {
    Refused.input(() -> new TrainedHead(LABELS, new float[7], new float[3]))
        .hasMessage("Cannot make a head: 3 labels do not fit 7 weights and 3 biases");
    Refused.input(() -> new TrainedHead(LABELS, new float[6], new float[2]))
        .hasMessage("Cannot make a head: 3 labels do not fit 6 weights and 2 biases");
  }

  @Test
  void keepsItsOwnCopyOfItsArrays() {
    float[] weights = WEIGHTS.clone();
    TrainedHead head = new TrainedHead(LABELS, weights, BIASES);
    weights[0] = 9;
    head.weights()[1] = 9;
    head.biases()[0] = 9;
    assertThat(head.weights()).containsExactly(WEIGHTS);
    assertThat(head.biases()).containsExactly(BIASES);
  }

  @Test
  void comesBackFromItsParameters() {
    TrainedHead head = new TrainedHead(LABELS, WEIGHTS, BIASES);
    try (Parameters parameters = head.parameters()) {
      TrainedHead copy = TrainedHead.from(LABELS, parameters);
      assertThat(copy.weights()).containsExactly(WEIGHTS);
      assertThat(copy.biases()).containsExactly(BIASES);
    }
  }

  @Test
  void travelsInClosures() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new TrainedHead(LABELS, WEIGHTS, BIASES));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TrainedHead copy = (TrainedHead) in.readObject();
      assertThat(copy.labels()).isEqualTo(LABELS);
      assertThat(copy.weights()).containsExactly(WEIGHTS);
      assertThat(copy.biases()).containsExactly(BIASES);
    }
  }
}
