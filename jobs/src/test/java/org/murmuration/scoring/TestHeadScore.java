package org.murmuration.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.murmuration.label.LabelSet;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

class TestHeadScore {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));

  @Test
  void countsExamplesThatGotTheirTrueLabel() {
    HeadScore score =
        HeadScore.NONE
            .plus(0, new float[] {0.7f, 0.2f, 0.1f})
            .plus(0, new float[] {0.3f, 0.6f, 0.1f})
            .plus(2, new float[] {0.1f, 0.1f, 0.8f})
            .plus(2, new float[] {0.1f, 0.2f, 0.7f});
    assertThat(score.correct()).isEqualTo(3);
    assertThat(score.examples()).isEqualTo(4);
    assertThat(score.accuracy()).isEqualTo(0.75);
  }

  @Test
  void addsUpCrossEntropy() {
    HeadScore score =
        HeadScore.NONE.plus(0, new float[] {0.25f, 0.75f}).plus(1, new float[] {0.5f, 0.5f});
    assertThat(score.lossSum()).isCloseTo(Math.log(4) + Math.log(2), within(2e-9));
    assertThat(score.meanLoss()).isCloseTo(Math.log(8) / 2, within(1e-9));
  }

  /** Sums of doubles would differ in the last bits. */
  @Test
  void addsUpToTheSameHoweverExamplesAreCut() {
    SplittableRandom random = new SplittableRandom(3);
    List<HeadScore> each =
        Stream.generate(() -> (float) random.nextDouble(0.001, 1))
            .limit(1000)
            .map(sure -> HeadScore.NONE.plus(0, new float[] {sure, 1 - sure}))
            .toList();
    HeadScore inOne = each.stream().reduce(HeadScore.NONE, HeadScore::plus);
    HeadScore inTwo = sum(each.subList(0, 300)).plus(sum(each.subList(300, 1000)));
    assertThat(inTwo.lossSum()).isEqualTo(inOne.lossSum());
    assertThat(sum(each.subList(500, 1000)).plus(sum(each.subList(0, 500))).lossSum())
        .isEqualTo(inOne.lossSum());
  }

  private static HeadScore sum(List<HeadScore> scores) {
    return scores.stream().reduce(HeadScore.NONE, HeadScore::plus);
  }

  @Test
  void letsAProbabilityOfZeroCostMuchAndNotEverything() {
    HeadScore score = HeadScore.NONE.plus(0, new float[] {0, 1});
    assertThat(score.meanLoss()).isCloseTo(-Math.log(1e-7), within(1e-9));
  }

  @Test
  void takesTheEarlierOfTwoEquallyLikelyLabels() {
    float[] equal = {0.5f, 0.5f};
    assertThat(HeadScore.NONE.plus(0, equal).correct()).isEqualTo(1);
    assertThat(HeadScore.NONE.plus(1, equal).correct()).isZero();
  }

  @Test
  void knowsNothingOfNoExamples() {
    HeadScore none = HeadScore.NONE;
    assertThat(none.examples()).isZero();
    assertThat(none.accuracy()).isNaN();
    assertThat(none.meanLoss()).isNaN();
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
    assertThat(score.examples()).isEqualTo(3);
    assertThat(score.correct()).isEqualTo(2);
    double right = Math.log((Math.exp(2) + 2) / Math.exp(2));
    double wrong = Math.log(Math.exp(2) + 2);
    assertThat(score.lossSum()).isCloseTo(2 * right + wrong, within(1e-6));
  }
}
