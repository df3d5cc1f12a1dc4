package org.murmuration.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.cluster.ImageFile;
import org.murmuration.cluster.ImageOutcome;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.job.Refused;
import org.murmuration.label.LabelSet;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

class TestHeadScore {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));

  @Test
  void countsByTrueAndPredictedLabel() {
    HeadScore score =
        HeadScore.none(3)
            .plus(0, new float[] {0.7f, 0.2f, 0.1f})
            .plus(0, new float[] {0.3f, 0.6f, 0.1f})
            .plus(2, new float[] {0.1f, 0.1f, 0.8f})
            .plus(2, new float[] {0.1f, 0.2f, 0.7f});
    assertThat(score.counts()).isDeepEqualTo(new long[][] {{1, 1, 0}, {0, 0, 0}, {0, 0, 2}});
    assertThat(score.examples()).isEqualTo(4);
    assertThat(score.accuracy()).isEqualTo(0.75);
  }

  @Test
  void addsUpCrossEntropy() {
    HeadScore score =
        HeadScore.none(2).plus(0, new float[] {0.25f, 0.75f}).plus(1, new float[] {0.5f, 0.5f});
    assertThat(score.lossSum()).isCloseTo(Math.log(4) + Math.log(2), within(1e-12));
    assertThat(score.meanLoss()).isCloseTo(Math.log(8) / 2, within(1e-12));
  }

  @Test
  void letsAProbabilityOfZeroCostMuchAndNotEverything() {
    HeadScore score = HeadScore.none(2).plus(0, new float[] {0, 1});
    assertThat(score.meanLoss()).isCloseTo(-Math.log(1e-7), within(1e-9));
  }

  @Test
  void takesTheEarlierOfTwoEquallyLikelyLabels() {
    HeadScore score = HeadScore.none(2).plus(1, new float[] {0.5f, 0.5f});
    assertThat(score.counts()).isDeepEqualTo(new long[][] {{0, 0}, {1, 0}});
  }

  @Test
  void knowsNothingOfNoExamples() {
    HeadScore none = HeadScore.none(3);
    assertThat(none.examples()).isZero();
    assertThat(none.accuracy()).isNaN();
    assertThat(none.meanLoss()).isNaN();
  }

  @Test
  void becomesAConfusionMatrix() {
    HeadScore score = new HeadScore(new long[][] {{5, 1, 0}, {0, 7, 2}, {3, 0, 9}}, 1);
    ConfusionMatrix matrix = score.confusion(LABELS);
    assertThat(matrix.total()).isEqualTo(27);
    assertThat(matrix.accuracy()).isEqualTo(21.0 / 27);
  }

  @Test
  void scoresAPartitionOfExamples() {
    // Logits are the embedding itself, so that the label of the largest value is predicted.
    TrainedHead head =
        new TrainedHead(LABELS, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new float[3]);
    List<Example> examples =
        List.of(
            new Example("a", 0, new float[] {2, 0, 0}),
            new Example("b", 0, new float[] {0, 0, 2}),
            new Example("c", 1, new float[] {0, 2, 0}));
    HeadScore score = new HeadPass(head).call(examples.iterator()).next();
    assertThat(score.counts()).isDeepEqualTo(new long[][] {{1, 0, 1}, {0, 1, 0}, {0, 0, 0}});
    double right = Math.log((Math.exp(2) + 2) / Math.exp(2));
    double wrong = Math.log(Math.exp(2) + 2);
    assertThat(score.lossSum()).isCloseTo(2 * right + wrong, within(1e-6));
  }

  @Test
  void scoresAPartitionOfOutcomes() {
    List<ImageOutcome.Used> images =
        List.of(outcome("gull", 0.2f, 0.1f, 0.7f), outcome("wren", 0.2f, 0.5f, 0.3f));
    HeadScore score = new OutcomePass(LABELS).call(images.iterator()).next();
    assertThat(score.counts()).isDeepEqualTo(new long[][] {{0, 1, 0}, {0, 0, 0}, {0, 0, 1}});
    assertThat(score.lossSum()).isCloseTo(-Math.log(0.7) - Math.log(0.2), within(1e-6));
  }

  @Test
  void scoresAnEmptyPartitionAsNothing() {
    HeadScore score = new OutcomePass(LABELS).call(List.<ImageOutcome.Used>of().iterator()).next();
    assertThat(score.examples()).isZero();
    assertThat(score.counts()).hasDimensions(3, 3);
  }

  @Test
  void refusesAnImageWhoseLabelTheClassifierLacks() {
    List<ImageOutcome.Used> images = List.of(outcome("gulls", 0.2f, 0.1f, 0.7f));
    OutcomePass pass = new OutcomePass(LABELS);
    Refused.input(() -> pass.call(images.iterator()))
        .hasMessage(
            "Cannot find label 'gulls': the known labels are wren, crow, gull (did you mean 'gull'?)");
  }

  private static ImageOutcome.Used outcome(String label, float... probabilities) {
    ImageFile file = new ImageFile("file:/" + label + ".jpg", label, 1, 0);
    return new ImageOutcome.Used(file, label, 1, 1, "jpeg", probabilities);
  }
}
