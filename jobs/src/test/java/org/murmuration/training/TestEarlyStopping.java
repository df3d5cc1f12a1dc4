package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.EvaluationReport.Epoch;

class TestEarlyStopping {
  private static final EarlyStopping TWO = new EarlyStopping(Optional.of(2));

  @Test
  void waitsAsLongAsItHasPatience() {
    assertThat(TWO.isOver(List.of())).isFalse();
    assertThat(TWO.isOver(history(3, 2, 2.5))).isFalse();
    assertThat(TWO.isOver(history(3, 2, 2.5, 2.4))).isTrue();
    assertThat(TWO.isOver(history(3, 2, 2.5, 1.9))).isFalse();
  }

  @Test
  void keepsTheFirstOfTheLowest() {
    assertThat(TWO.kept(history(3, 2, 2.5, 2)).number()).isEqualTo(2);
    assertThat(TWO.isKept(history(3, 2))).isTrue();
    assertThat(TWO.isKept(history(3, 2, 2))).isFalse();
  }

  @Test
  void goesAllTheWayWithoutPatienceAndKeepsTheLast() {
    EarlyStopping never = new EarlyStopping(Optional.empty());
    assertThat(never.isOver(history(1, 2, 3, 4, 5))).isFalse();
    assertThat(never.kept(history(1, 2, 3)).number()).isEqualTo(3);
  }

  private static List<Epoch> history(double... validationLosses) {
    return IntStream.range(0, validationLosses.length)
        .mapToObj(i -> new Epoch(i + 1, 1, validationLosses[i], 0.5))
        .toList();
  }
}
