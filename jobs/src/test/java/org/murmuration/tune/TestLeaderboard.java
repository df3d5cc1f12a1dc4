package org.murmuration.tune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.refusal.Refusal;

class TestLeaderboard {
  private static final Trial SURE = trial("fc2", HiddenLayers.NONE, 0.5, 0.9, 0.25);
  private static final Trial RIGHT = trial("=fc1", new HiddenLayers(List.of(256, 64)), 2, 0.95, 4);
  private static final Trial UNSURE = trial("fc2", HiddenLayers.NONE, 0.1, 0.9, 0.5);
  private static final Trial GONE =
      Trial.refused(
          new Candidate(Optional.empty(), HiddenLayers.NONE, 99, 0.001),
          Refusal.diverged("Cannot go on training: the loss is NaN"));
  private static final List<Trial> TRIALS = List.of(GONE, UNSURE, SURE, RIGHT);

  private static Trial trial(
      String cut, HiddenLayers hidden, double rate, double accuracy, double loss) {
    return new Trial(
        new Candidate(Optional.of(cut), hidden, rate, 0.001),
        Map.of(
            "epochs", 30.0,
            "kept_epoch", 7.0,
            "train_loss", 0.125,
            "validation_accuracy", accuracy,
            "validation_examples", 20.0,
            "validation_loss", loss));
  }

  @Test
  void beginsWithTheBestInItsMetricAndEndsWithWhatDiverged() {
    assertThat(Leaderboard.of(TRIALS, Metric.ACCURACY, "On a split").trials())
        .containsExactly(RIGHT, SURE, UNSURE, GONE);
    assertThat(Leaderboard.of(TRIALS, Metric.LOSS, "On a split").trials())
        .containsExactly(SURE, UNSURE, RIGHT, GONE);
  }

  @Test
  void isReadableInATerminal() {
    assertThat(Leaderboard.of(TRIALS, Metric.ACCURACY, "On a split").lines())
        .containsExactly(
            "On a split:",
            "rank  accuracy      loss  epochs  cut    hidden  rate  l2     95 % interval",
            "   1    0.9500    4.0000       7  =fc1   256-64  2.0   0.001  0.7639 to 0.9911",
            "   2    0.9000    0.2500       7  fc2    none    0.5   0.001  0.6990 to 0.9721",
            "   3    0.9000    0.5000       7  fc2    none    0.1   0.001  0.6990 to 0.9721",
            "   4         -  diverged       0  first  none    99.0  0.001  -");
  }

  @Test
  void namesTheCauseOfWhatWasRefusedAndDoesNotCallItDiverged() {
    Trial large =
        Trial.refused(
            new Candidate(Optional.empty(), new HiddenLayers(List.of(4096)), 0.5, 0.001),
            Refusal.settings("Cannot train: 8 workers send 64.0 MiB each"));
    assertThat(Leaderboard.of(List.of(large, SURE), Metric.ACCURACY, "On a split").lines())
        .containsExactly(
            "On a split:",
            "rank  accuracy     loss  epochs  cut    hidden  rate  l2     95 % interval",
            "   1    0.9000   0.2500       7  fc2    none    0.5   0.001  0.6990 to 0.9721",
            "   2         -  refused       0  first  4096    0.5   0.001  -",
            "hidden-4096-rate-0.5-l2-0.001: Cannot train: 8 workers send 64.0 MiB each");
  }

  @Test
  void isReadableByPrograms() {
    assertThat(
            new String(Leaderboard.of(TRIALS, Metric.LOSS, "On a split").csv(), UTF_8)
                .split("\r\n", -1))
        .containsExactly(
            "rank,cut,hidden,learning_rate,l2,epochs,train_loss,validation_loss,validation_accuracy,"
                + "folds,validation_examples,validation_accuracy_low,validation_accuracy_high,"
                + "validation_accuracy_standard_error",
            "1,fc2,none,0.5,0.001,7,0.125,0.25,0.9,1,20,0.6989663547715128,0.9721335187862319,0.06708203932499368",
            "2,fc2,none,0.1,0.001,7,0.125,0.5,0.9,1,20,0.6989663547715128,0.9721335187862319,0.06708203932499368",
            "3,'=fc1,256-64,2.0,0.001,7,0.125,4.0,0.95,1,20,0.763868806553258,0.9911185511992047,0.04873397172404484",
            "4,,none,99.0,0.001,0,NaN,NaN,NaN,1,0,NaN,NaN,NaN",
            "");
  }
}
