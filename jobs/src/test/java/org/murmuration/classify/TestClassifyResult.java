package org.murmuration.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.answers.Told;
import org.murmuration.answers.WrittenAnswers;
import org.murmuration.answers.WrittenPage;
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
    ClassifyResult result =
        new ClassifyResult("file:/named", counts, told(Optional.empty(), "a.jpg  robin"));
    assertThat(result.summary())
        .containsExactly(
            "Classified 10 images in 5 s (2.0 images/s), 8 had a prediction already, 2 could not be used {EMPTY=2}",
            "a.jpg  robin",
            "Predictions: file:/named");
    assertThat(result.facts())
        .containsEntry("images_listed", 20L)
        .containsEntry("images_classified", 10L)
        .containsEntry("images_classified_before", 8L)
        .containsEntry("images_unsure", 4L)
        .containsEntry("legs", 2L)
        .containsEntry("images_redone_known", 3L)
        .containsEntry("images_rejected", 2L)
        .containsEntry("classify_seconds", 5.0);
  }

  @Test
  void saysWhereNothingWasToBeDone() {
    assertThat(new ClassifyResult("file:/named", LegCounts.NONE, told(Optional.empty())).summary())
        .containsExactly(
            "Nothing to do: 18 of 20 images have a prediction already, 2 could not be used {EMPTY=2}",
            "Predictions: file:/named");
  }

  @Test
  void namesTheFileAndWhatElseIsInIt() {
    WrittenAnswers file = new WrittenAnswers("file:/o.csv", 21, Optional.of("file:/o.rejects.csv"));
    ClassifyResult result =
        new ClassifyResult("file:/o.csv.table", LegCounts.NONE, told(Optional.of(file)));
    assertThat(result.summary())
        .endsWith(
            "What could not be used: file:/o.rejects.csv",
            "Predictions: file:/o.csv (21 images, 3 of them not among those named now)");
    assertThat(result.facts())
        .containsEntry("predictions", "file:/o.csv")
        .containsEntry("predictions_table", "file:/o.csv.table")
        .containsEntry("predictions_written", 21L)
        .containsEntry("rejects", "file:/o.rejects.csv");
  }

  @Test
  void saysWhatAPageLeavesOut() {
    WrittenPage page = new WrittenPage("file:/p.html", 2000, 2018, 3);
    ToldAnswers told =
        new ToldAnswers(COVERAGE, new Told(List.of(), 0), Optional.empty(), Optional.of(page));
    ClassifyResult result = new ClassifyResult("file:/named", LegCounts.NONE, told);
    assertThat(result.summary())
        .endsWith(
            "Page: file:/p.html (2000 of 2018 images, 3 of them without a picture: gone, changed or broken by now)",
            "Predictions: file:/named");
    assertThat(result.facts())
        .containsEntry("page", "file:/p.html")
        .containsEntry("page_images", 2000L)
        .containsEntry("page_images_without_picture", 3L);
  }

  private static ToldAnswers told(Optional<WrittenAnswers> file, String... lines) {
    return new ToldAnswers(COVERAGE, new Told(List.of(lines), 4), file, Optional.empty());
  }
}
