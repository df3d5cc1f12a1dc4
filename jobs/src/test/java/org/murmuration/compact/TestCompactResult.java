package org.murmuration.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.upkeep.MergeCounts;
import org.murmuration.upkeep.UpkeepCounts;

class TestCompactResult {
  private static final MergeCounts MERGED = new MergeCounts(4, 2, 3, 20, 2, 1, 5_000, 4_000);

  @Test
  void namesAllThatWasMergedDroppedAndRemoved() {
    CompactResult result =
        new CompactResult(
            "t", new UpkeepCounts(MERGED, List.of("a", "b", "c", "d", "e", "f"), 0, List.of()));
    assertThat(result.summary())
        .containsExactly(
            "Merged 3 runs into 1: 20 rows and 1 rejects, 2 superseded rows dropped, 4,000 bytes instead of 5,000",
            "Removed 6 folders of runs that were merged before: a, b, c, d, e, ...",
            "Table: t");
    assertThat(result.facts())
        .containsEntry("runs_before", 4L)
        .containsEntry("runs_after", 2L)
        .containsEntry("runs_merged", 3L)
        .containsEntry("rows_merged", 20L)
        .containsEntry("superseded_rows_dropped", 2L)
        .containsEntry("bytes_after", 4_000L)
        .containsEntry("replaced_folders_removed", 6);
  }

  @Test
  void saysSoWhenThereWasNothingToDo() {
    assertThat(new CompactResult("t", UpkeepCounts.NONE).summary())
        .containsExactly("Nothing to do: t has no two runs that could be merged", "Table: t");
  }
}
