package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class TestRejectCounts {
  private final RejectCounts counts =
      RejectCounts.of(
          Map.of(
              new Tuple2<>("red", "EMPTY"), 2L,
              new Tuple2<>("red", "CORRUPT"), 1L,
              new Tuple2<>("blue", "EMPTY"), 3L,
              new Tuple2<>(RejectCounts.classOf(null), "EMPTY"), 4L));

  @Test
  void addUp() {
    assertThat(counts.total()).isEqualTo(10);
    assertThat(counts.byReason()).isEqualTo(Map.of("EMPTY", 9L, "CORRUPT", 1L));
    assertThat(counts.byClass()).containsEntry("red", Map.of("EMPTY", 2L, "CORRUPT", 1L));
  }

  @Test
  void knowOfWhichClassesNothingIsLeft() {
    assertThat(counts.emptied(Map.of("red", 3L, "blue", 4L))).containsExactly("red");
    assertThat(RejectCounts.NONE.emptied(Map.of("red", 3L))).isEmpty();
  }

  @Test
  void doNotMissImagesWithoutALabel() {
    assertThat(counts.emptied(Map.of("red", 9L, "blue", 9L))).isEmpty();
  }

  @Test
  void areSaidByReasonWhereThereAreAny() {
    assertThat(counts.reasons()).isEqualTo(" {CORRUPT=1, EMPTY=9}");
    assertThat(RejectCounts.NONE.reasons()).isEmpty();
  }

  @Test
  void showsNoEmptyReasons() {
    assertThat(new RejectCounts(Map.of("robin", Map.of())).reasons()).isEmpty();
  }
}
