package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.Gallery;
import org.murmuration.evaluation.Leakage;
import org.murmuration.evaluation.Leakage.Near;
import org.murmuration.evaluation.Leakage.Pair;
import org.murmuration.evaluation.Mistake;
import org.murmuration.evaluation.ShownImage;

class TestGalleryHtml {
  private static final ShownImage WREN = shown("hdfs://host/birds/wren/one.jpg", "wren");
  private static final ShownImage GONE =
      new ShownImage("s3a://bucket/crow/gone.jpg", "crow", Optional.empty());

  @Test
  void showsAMistakeBesideWhatItResembles() throws IOException {
    String html = html(List.of(mistake(WREN, GONE)), Optional.empty());
    assertThat(html)
        .contains(
            "<img alt=\"one.jpg\" src=\"data:image/jpeg;base64,AQID\">",
            "<span class=\"gone\"><bdi>gone.jpg</bdi></span>",
            "<data value=\"0.625\" data-image=\"id\">62.5 %</data> sure");
    assertThat(Reports.words(html)).contains("wren taken for crow, 62.5 % sure");
    assertThat(html).doesNotContain("hdfs:", "s3a:");
    assertThat(Reports.words(html))
        .contains("Seen before?", "Which images it learnt from is not known");
  }

  @Test
  void showsNoSectionWithoutAMistake() throws IOException {
    assertThat(html(List.of(), Optional.empty())).doesNotContain("The most wrong", "<img");
  }

  /** 14 of 16 are right; 3 of 4 near ones are, so 11 of the 12 others. */
  @Test
  void saysWhatTheResultIsWithoutImagesSeenBefore() throws IOException {
    Leakage leakage = Leakage.of(1, new Near(0.95, 4, 3, List.of(new Pair(WREN, GONE))));
    assertThat(Reports.words(html(List.of(), Optional.of(leakage))))
        .contains(
            "Without these, accuracy is 91.7 % instead of 87.5 %", "wren tested, crow learnt");
    assertThat(report(List.of(), Optional.of(leakage)).metrics())
        .containsEntry("exact_duplicates", 1.0)
        .containsEntry("near_duplicates", 4.0)
        .containsEntry("near_duplicate_similarity", 0.95)
        .containsEntry("accuracy_without_near_duplicates", 11 / 12.0);
  }

  @Test
  void hasNoAccuracyOfNothing() throws IOException {
    Leakage leakage = Leakage.of(0, new Near(0.95, 16, 14, List.of()));
    assertThat(report(List.of(), Optional.of(leakage)).metrics())
        .doesNotContainKey("accuracy_without_near_duplicates");
    assertThat(html(List.of(), Optional.of(leakage))).doesNotContain("Without these");
  }

  @Test
  void saysWhyNothingWasLookedFor() throws IOException {
    Leakage leakage = Leakage.onlyExact(0, "there are <too> many");
    assertThat(html(List.of(), Optional.of(leakage)))
        .contains("Near duplicates were not looked for: there are &lt;too&gt; many.");
    assertThat(report(List.of(), Optional.of(leakage)).metrics())
        .containsKey("exact_duplicates")
        .doesNotContainKey("near_duplicates");
  }

  @Test
  void escapesLabelsAndFileNames() throws IOException {
    String evil = "\"><script>alert(1)<\\script>";
    ShownImage here = shown("file:/" + evil, evil);
    ShownImage gone = new ShownImage("file:/" + evil, evil, Optional.empty());
    Mistake mistake = new Mistake(here, evil, evil, 0.9, List.of(here, gone));
    Near near = new Near(0.95, 1, 1, List.of(new Pair(here, gone)));
    String html = html(List.of(mistake), Optional.of(Leakage.of(0, near)));
    assertThat(html)
        .contains("alt=\"&quot;&gt;&lt;script&gt;alert(1)")
        .doesNotContain("<script", "\"\">");
    assertThat(html).contains("default-src 'none'; img-src data:");
    assertThat(html).doesNotContainPattern("src=\"(?!data:image/jpeg;base64,[A-Za-z0-9+/=]*\")");
  }

  private static Mistake mistake(ShownImage image, ShownImage neighbour) {
    return new Mistake(image, "id", "crow", 0.625, List.of(neighbour));
  }

  private static ShownImage shown(String uri, String label) {
    return new ShownImage(uri, label, Optional.of(new byte[] {1, 2, 3}));
  }

  private static EvaluationReport report(List<Mistake> mistakes, Optional<Leakage> leakage) {
    return Reports.report().withGallery(new Gallery(mistakes, leakage));
  }

  private static String html(List<Mistake> mistakes, Optional<Leakage> leakage) throws IOException {
    return Reports.html(report(mistakes, leakage));
  }
}
