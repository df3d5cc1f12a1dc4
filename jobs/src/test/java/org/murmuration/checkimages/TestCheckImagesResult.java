package org.murmuration.checkimages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.legs.LegCounts;
import org.murmuration.table.Contradiction;
import org.murmuration.table.RejectCounts;

class TestCheckImagesResult {
  private static final RejectCounts REJECTS =
      new RejectCounts(Map.of("robin", Map.of("EMPTY", 2L)));
  private static final LegCounts COUNTS = new LegCounts(6, 0, 2, 1, 0, 0, 0, 0);
  private static final Contradiction PAIR = new Contradiction("a.jpg", "robin", "b.jpg", "wren");

  private final CheckImagesResult result =
      new CheckImagesResult("file:/checked", 10, COUNTS, REJECTS, 3, List.of(PAIR));

  @Test
  void saysWhatCanBeUsedAndWhatCannot() {
    assertThat(result.summary())
        .containsExactly(
            "Checked 10 images: 8 can be used, 2 cannot {EMPTY=2}, 3 are copies of others",
            "Rejects in robin: {EMPTY=2}",
            "The same image in two classes: a.jpg (robin) and b.jpg (wren)",
            "Table: file:/checked");
  }

  @Test
  void isShortWhereAllIsWell() {
    CheckImagesResult well =
        new CheckImagesResult("file:/checked", 10, LegCounts.NONE, RejectCounts.NONE, 0, List.of());
    assertThat(well.summary())
        .containsExactly(
            "Checked 10 images: 10 can be used, 0 cannot, 0 are copies of others",
            "Table: file:/checked");
  }

  @Test
  void recordsTheSameNumbers() {
    assertThat(result.facts())
        .containsEntry("checked", "file:/checked")
        .containsEntry("images_checked", 10L)
        .containsEntry("images_rejected", REJECTS.total())
        .containsEntry("rejects_by_reason", REJECTS.byReason())
        .containsEntry("rejects_by_class", REJECTS.byClass())
        .containsEntry("duplicates", 3L)
        .containsEntry("same_image_in_two_classes", List.of(PAIR.line()));
  }
}
