package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.label.LabelSet;

class TestTally {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("a", "b", "c", "d"));

  @Test
  void countsPairsLossAndPlaces() {
    Scores scores = first().scores(LABELS);
    assertThat(scores.matrix().count(0, 0)).isEqualTo(1);
    assertThat(scores.matrix().count(0, 1)).isEqualTo(1);
    assertThat(scores.loss().orElseThrow())
        .isCloseTo((-Math.log(0.9) - Math.log(0.2)) / 2, within(1e-12));
    assertThat(scores.byPlace()).containsExactly(1L, 0L, 1L, 0L, 0L);
  }

  @Test
  void isTheSameInPartsAsInOne() {
    Tally inParts = first();
    Tally other = new Tally();
    other.add(3, 3, 0.6, 0.6, 1);
    inParts.plus(other);
    Tally inOne = first();
    inOne.add(3, 3, 0.6, 0.6, 1);
    assertThat(inParts.scores(LABELS).loss()).isEqualTo(inOne.scores(LABELS).loss());
    assertThat(inParts.scores(LABELS).byPlace()).isEqualTo(inOne.scores(LABELS).byPlace());
    assertThat(inParts.scores(LABELS).confidence().orElseThrow().bins())
        .isEqualTo(inOne.scores(LABELS).confidence().orElseThrow().bins());
    assertThat(inParts.scores(LABELS).matrix().total()).isEqualTo(3);
  }

  @Test
  void saysHowOftenTheLabelIsAmongTheLikeliest() {
    Scores scores = first().scores(LABELS);
    assertThat(scores.top(1)).hasValue(0.5);
    assertThat(scores.top(3)).hasValue(1);
    assertThat(scores.top(4)).as("of 4 labels, 4 hold every image").isEmpty();
  }

  @Test
  void letsAProbabilityOfZeroCostMuchAndNotEverything() {
    Tally tally = new Tally();
    tally.add(0, 1, 1, 0, 2);
    assertThat(tally.scores(LABELS).loss().orElseThrow()).isCloseTo(-Math.log(1e-7), within(1e-9));
  }

  @Test
  void knowsNothingOfNoImages() {
    Scores scores = new Tally().scores(LABELS);
    assertThat(scores.loss()).isEmpty();
    assertThat(scores.confidence()).isEmpty();
  }

  private static Tally first() {
    Tally tally = new Tally();
    tally.add(0, 0, 0.9, 0.9, 1);
    tally.add(0, 1, 0.4, 0.2, 3);
    return tally;
  }
}
