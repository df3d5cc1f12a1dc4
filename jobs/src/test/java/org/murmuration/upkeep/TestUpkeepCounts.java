package org.murmuration.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestUpkeepCounts {
  @Test
  void sayNothingOfRunsWhereNoneWereMerged() {
    assertThat(UpkeepCounts.NONE.facts())
        .containsOnlyKeys(
            "replaced_folders_removed", "replaced_folders_removed_names", "dead_drafts_removed")
        .containsEntry("replaced_folders_removed_names", List.of());
    assertThat(UpkeepCounts.NONE.lines()).isEmpty();
  }
}
