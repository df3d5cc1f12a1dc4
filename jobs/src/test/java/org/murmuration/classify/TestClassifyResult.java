package org.murmuration.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.legs.LegCounts;
import org.murmuration.predictions.Coverage;
import org.murmuration.table.RejectCounts;

class TestClassifyResult {
  private static final RejectCounts REJECTS =
      new RejectCounts(Map.of("robin", Map.of("EMPTY", 2L)));
  private static final Coverage COVERAGE = new Coverage(20, 18, REJECTS, Optional.of("empty"));

  @Test
  void tellsWhatThisRunDidFromWhatWasThere() {
    LegCounts counts = new LegCounts(10, 1, 2, 3, 0, 1, 4, 0);
    ClassifyResult result = new ClassifyResult("file:/named", COVERAGE, counts, List.of("a.jpg  robin"));
    assertThat(result.summary())
        .containsExactly(
            "Classified 10 images in 5 s (2.0 images/s), 8 had a prediction already, 2 could not be used {EMPTY=2}",
            "a.jpg  robin",
            "Predictions: file:/named");
    assertThat(result.facts())
        .containsEntry("images_listed", 20L)
        .containsEntry("images_classified", 10L)
        .containsEntry("images_classified_before", 8L)
        .containsEntry("legs", 2L)
        .containsEntry("images_redone_known", 3L)
        .containsEntry("images_rejected", 2L)
        .containsEntry("classify_seconds", 5.0);
  }

  @Test
  void saysWhereNothingWasToBeDone() {
    assertThat(new ClassifyResult("file:/named", COVERAGE, LegCounts.NONE, List.of()).summary())
        .containsExactly(
            "Nothing to do: 18 of 20 images have a prediction already, 2 could not be used {EMPTY=2}",
            "Predictions: file:/named");
  }
}
