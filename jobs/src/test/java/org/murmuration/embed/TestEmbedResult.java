package org.murmuration.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.table.Contradictions;
import org.murmuration.table.RejectCounts;
import org.murmuration.upkeep.UpkeepCounts;

class TestEmbedResult {
  private static final RejectCounts REJECTS =
      new RejectCounts(
          Map.of("red", Map.of("EMPTY", 1L, "CORRUPT", 1L), "blue", Map.of("CORRUPT", 1L)));

  @Test
  void countsWhatBecameOfTheImages() {
    EmbedResult result =
        new EmbedResult(
            "t",
            10,
            0,
            new EmbedCounts(6, 0, 2, 3, 5),
            REJECTS,
            Contradictions.NONE,
            new EmbedSeconds(1, 3, 2, 4),
            UpkeepCounts.NONE);
    assertThat(result.rejected()).isEqualTo(3);
    assertThat(result.facts())
        .containsEntry("images_listed", 10L)
        .containsEntry("images_embedded", 6L)
        .containsEntry("colour_profiles_ignored", 2L)
        .containsEntry("legs", 3L)
        .containsEntry("images_redone_known", 5L)
        .containsEntry("images_rejected", 3L)
        .containsEntry("rejects_by_reason", Map.of("EMPTY", 1L, "CORRUPT", 2L))
        .containsEntry("rejects_by_class", REJECTS.byClass())
        .containsEntry("images_per_second", 3.0);
    assertThat(result.summary().get(0)).startsWith("Embedded 6 of 10 images in 2 s");
  }

  @Test
  void saysSoWhenThereWasNothingToDo() {
    EmbedResult result =
        new EmbedResult(
            "t",
            10,
            0,
            EmbedCounts.NONE,
            RejectCounts.NONE,
            Contradictions.NONE,
            EmbedSeconds.ofListing(1),
            UpkeepCounts.NONE);
    assertThat(result.summary()).containsExactly("Nothing to do: all 10 images are in t");
    assertThat(((Number) result.facts().get("images_per_second")).doubleValue()).isZero();
  }

  @Test
  void namesWhatItTookOverFromOtherFiles() {
    EmbedResult result =
        new EmbedResult(
            "t",
            10,
            0,
            new EmbedCounts(0, 4, 0, 1, 0),
            RejectCounts.NONE,
            Contradictions.NONE,
            EmbedSeconds.ofListing(0),
            UpkeepCounts.NONE);
    assertThat(result.facts()).containsEntry("images_reused", 4L);
    assertThat(result.summary().get(0))
        .isEqualTo(
            "Embedded 0 of 10 images in 0 s (0.0 images/s), reused the embeddings of 4, 0 rejected");
  }
}
