package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.ImageUse.Rejects;
import org.murmuration.table.RejectCounts;

class TestDataUse {
  @Test
  void countsImagesOfAClassifierAsTestedWithOnly() {
    ImageUse use = DataUse.ofImages(7, RejectCounts.NONE);
    assertThat(use.counts()).isEqualTo(new Counts(0, 0, 7, 0));
    assertThat(use.balance()).isEmpty();
    assertThat(use.rejects()).isEmpty();
  }

  @Test
  void listsRejectsByLabelAndReason() {
    RejectCounts rejects =
        new RejectCounts(
            new TreeMap<>(
                Map.of(
                    "wren", new TreeMap<>(Map.of("EMPTY", 4L)),
                    "robin", new TreeMap<>(Map.of("EMPTY", 2L, "CORRUPT", 1L)))));
    ImageUse use = DataUse.ofImages(3, rejects);
    assertThat(use.rejects())
        .containsExactly(
            new Rejects("robin", "CORRUPT", 1),
            new Rejects("robin", "EMPTY", 2),
            new Rejects("wren", "EMPTY", 4));
    assertThat(use.counts()).isEqualTo(new Counts(0, 0, 3, 1 + 2 + 4));
  }
}
