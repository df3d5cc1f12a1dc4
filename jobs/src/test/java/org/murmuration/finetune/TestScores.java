package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.EvaluationReport.Epoch;

class TestScores {
  private static final Epoch RIGHT = new Epoch(1, 0, 0.9, 0.75);
  private static final Epoch SURE = new Epoch(2, 0, 0.5, 0.5);
  private static final Epoch UNSURE = new Epoch(3, 0, 0.7, 0.5);

  @Test
  void preferAccuracyAndThenLoss() {
    assertThat(Scores.isBetter(RIGHT, SURE)).isTrue();
    assertThat(Scores.isBetter(SURE, UNSURE)).isTrue();
    assertThat(Scores.isBetter(UNSURE, SURE)).isFalse();
    assertThat(Scores.isBetter(SURE, new Epoch(9, 0, 0.5, 0.5))).isFalse();
  }

  @Test
  void takeTheFirstOfEquals() {
    Epoch asGood = new Epoch(4, 0, 0.9, 0.75);
    assertThat(Scores.best(List.of(UNSURE, RIGHT, SURE, asGood))).hasValue(RIGHT);
    assertThat(Scores.best(List.of())).isEmpty();
  }

  @Test
  void areReadInALine() {
    assertThat(Scores.line(RIGHT)).isEqualTo("validation accuracy 0.7500, loss 0.9000");
  }
}
