package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.keeping.FeatureMoments;
import org.murmuration.label.LabelSet;
import org.murmuration.network.HeadLayer;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

class TestFeatureScaling {
  private static final int WIDTH = 50;
  private static final int CONSTANT = 7;
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));

  private final Random random = new Random(11);
  private final List<Example> examples =
      IntStream.range(0, 200).mapToObj(i -> new Example("id" + i, 0, embedding())).toList();
  private final FeatureScaling scaling = scaling(FeatureScale.COMMON);

  /** As a ReLU gives them: many zeros, a different size for each feature, one that never varies. */
  private float[] embedding() {
    float[] embedding = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      embedding[i] = (float) Math.max(0, random.nextGaussian() * (i + 1));
    }
    embedding[CONSTANT] = 3;
    return embedding;
  }

  /** What {@code FeatureScaling.of} computes, here in two passes over doubles. */
  private FeatureScaling scaling(FeatureScale scale) {
    float[] means = new float[WIDTH];
    double[] variances = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      int feature = i;
      double mean = examples.stream().mapToDouble(e -> e.embedding()[feature]).sum() / 200;
      double squares =
          examples.stream().mapToDouble(e -> Math.pow(e.embedding()[feature] - mean, 2)).sum();
      means[i] = (float) mean;
      variances[i] = squares / 199;
    }
    return new FeatureScaling(means, scale.factors(variances));
  }

  @Test
  void givesForEmbeddingsWhatTheHeadGivesForScaledFeatures() {
    TrainedHead head = new TrainedHead(LABELS, gaussian(3 * WIDTH), gaussian(3));
    TrainedHead folded = scaling.foldInto(head);
    for (Example example : examples) {
      assertThat(folded.probabilities(example.embedding()))
          .containsExactly(head.probabilities(scaling.scaled(example.embedding())), within(1e-5f));
    }
  }

  @Test
  void isFoldedIntoTheFirstHiddenLayer() {
    HeadLayer hidden = new HeadLayer(gaussian(4 * WIDTH), gaussian(4));
    HeadLayer softmax = new HeadLayer(gaussian(3 * 4), gaussian(3));
    TrainedHead head = new TrainedHead(LABELS, List.of(hidden), softmax);
    TrainedHead folded = scaling.foldInto(head);
    for (Example example : examples) {
      assertThat(folded.probabilities(example.embedding()))
          .containsExactly(head.probabilities(scaling.scaled(example.embedding())), within(1e-5f));
    }
    assertThat(folded.weights()).containsExactly(softmax.weights());
  }

  @Test
  void leavesTheHeadThatItFoldsIntoAsItIs() {
    float[] weights = gaussian(3 * WIDTH);
    TrainedHead head = new TrainedHead(LABELS, weights, gaussian(3));
    TrainedHead folded = scaling.foldInto(head);
    assertThat(head.weights()).containsExactly(weights);
    assertThat(folded.labels()).isEqualTo(LABELS);
  }

  @Test
  void takesNoNoticeOfAFeatureThatNeverVaried() {
    TrainedHead folded =
        scaling.foldInto(new TrainedHead(LABELS, gaussian(3 * WIDTH), gaussian(3)));
    float[] seen = examples.get(0).embedding();
    float[] other = seen.clone();
    other[CONSTANT] = 1e6f;
    assertThat(folded.probabilities(other)).containsExactly(folded.probabilities(seen));
    assertThat(folded.weights()).doesNotContain(Float.NaN);
    assertThat(folded.biases()).doesNotContain(Float.NaN);
  }

  @ParameterizedTest
  @EnumSource
  void givesFeaturesOfMeanZeroAndAMeanSquareLengthOfOne(FeatureScale scale) {
    FeatureScaling scaling = scaling(scale);
    float[] sums = new float[WIDTH];
    double squares = 0;
    for (Example example : examples) {
      float[] scaled = scaling.scaled(example.embedding());
      for (int i = 0; i < WIDTH; i++) {
        sums[i] += scaled[i] / examples.size();
        squares += scaled[i] * scaled[i];
      }
    }
    assertThat(sums).containsExactly(new float[WIDTH], within(1e-5f));
    // The variance divides by one less than the examples, and one feature never varies.
    double varying = scale == FeatureScale.STANDARD ? (WIDTH - 1.0) / WIDTH : 1;
    double expected = varying * 199 / 200;
    assertThat(squares / examples.size()).isCloseTo(expected, within(1e-5));
  }

  @Test
  void dividesAllFeaturesByTheSameOrEachByItsOwnDeviation() {
    double[] variances = {4, 0, 12};
    assertThat(FeatureScale.COMMON.factors(variances)).containsExactly(0.25f, 0, 0.25f);
    assertThat(FeatureScale.STANDARD.factors(variances))
        .containsExactly(new float[] {0.288675f, 0, 0.166667f}, within(1e-6f));
  }

  @Test
  void takesTheMeanAwayAndMultipliesAndLeavesTheEmbeddingAsItIs() {
    FeatureScaling small = new FeatureScaling(new float[] {1, 2}, new float[] {3, 0.5f});
    float[] embedding = {2, 6};
    assertThat(small.scaled(embedding)).containsExactly(3, 2);
    assertThat(embedding).containsExactly(2, 6);
  }

  @Test
  void summarizesAPartition() {
    FeatureMoments moments = moments(examples);
    assertThat(moments.count()).isEqualTo(200);
    assertThat(moments.means()).containsExactly(scaling.means(), within(1e-5f));
    assertThat(moments.variances()[CONSTANT]).isZero();
  }

  @Test
  void addsUpWhatPartitionsHaveSeenAndNothingForAnEmptyOne() {
    FeatureMoments parts = moments(List.of());
    parts.add(moments(examples.subList(0, 70)));
    parts.add(moments(List.of()));
    parts.add(moments(examples.subList(70, 200)));
    FeatureMoments whole = moments(examples);
    assertThat(parts.count()).isEqualTo(200);
    assertThat(parts.means()).containsExactly(whole.means(), within(1e-6f));
    assertThat(parts.variances()).containsExactly(whole.variances(), within(1e-9));
    assertThat(parts.variances()[CONSTANT]).isZero();
  }

  @Test
  void givesOneExampleNoVariance() {
    assertThat(moments(examples.subList(0, 1)).variances()).containsOnly(0);
  }

  private static FeatureMoments moments(List<Example> examples) {
    FeatureMoments moments = new FeatureMoments(WIDTH);
    examples.forEach(moments::add);
    return moments;
  }

  private float[] gaussian(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
