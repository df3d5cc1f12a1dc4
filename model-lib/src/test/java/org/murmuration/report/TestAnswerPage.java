package org.murmuration.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestAnswerPage {
  private static final byte[] JPEG = {1, 2, 3, 4};
  private static final NamedImage SURE = image("a/1.jpg", "robin", 0.93f, Optional.of(JPEG));
  private static final NamedImage UNSURE = image("a/2.jpg", "wren", 0.4f, Optional.of(JPEG));
  private static final NamedImage GONE = image("a/3.jpg", "wren", 0.9996f, Optional.empty());

  private static NamedImage image(
      String name, String label, float probability, Optional<byte[]> jpeg) {
    return new NamedImage(
        name, new Guess(label, probability), Optional.of(new Guess("crow", 0.0004f)), jpeg);
  }

  private static String page(
      double threshold, AnswerCounts counts, ShownAnswers shown, UnusedImage... unused)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AnswerPage("file:/x/named.csv", "file:/photos/", threshold, counts, shown, List.of(unused))
        .write(out);
    return out.toString(UTF_8);
  }

  private static ShownAnswers all(NamedImage... images) {
    return new ShownAnswers(List.of(images), List.of());
  }

  @Test
  void showsEachImageAndHowSureItIs() throws IOException {
    String page = page(0.8, new AnswerCounts(3, 1, 0, 0), all(UNSURE, SURE, GONE));
    assertThat(page)
        .contains("3 images, 1 of them unsure: with a confidence below 0.8.")
        .contains("src=\"data:image/jpeg;base64,AQIDBA==\"")
        .contains("<b><bdi>wren</bdi></b> 40.0 % <span class=\"unsure\">unsure</span>")
        .contains("<b><bdi>robin</bdi></b> 93.0 %</p>")
        .contains("<b><bdi>wren</bdi></b> 99.9 %</p>")
        .contains("next best: <bdi>crow</bdi> 0.0 %")
        .contains("<option value=\"0\">robin (1)</option>", "<option value=\"1\">wren (2)</option>")
        .contains("<span class=\"empty\">no picture</span>", "a/3.jpg")
        .contains("1 image without a picture, as the file is gone, changed or broken by now.")
        .doesNotContain("This page shows", "Could not be used", "Not among those");
    assertThat(page(0, new AnswerCounts(1, 0, 0, 0), all(UNSURE)))
        .doesNotContain("unsure</span>", "value=\"unsure\"", "class=\"notice\"");
  }

  @Test
  void saysInNumbersWhatItLeavesOut() throws IOException {
    ShownAnswers some = new ShownAnswers(List.of(UNSURE), List.of(SURE));
    UnusedImage bad = new UnusedImage("a/bad.jpg", "EMPTY", "has no bytes");
    assertThat(page(0, new AnswerCounts(12_000, 0, 7, 1_100), some, bad))
        .contains(
            "This page shows 2 of 12,000 images: the 1 least certain, and 1 of the 11,999 others, drawn by chance. 11,998 are not shown.")
        .contains("12,000 images; 1,100 more could not be used.")
        .contains("Not among those named in the last run, but earlier: 7 images.")
        .contains("<p class=\"how\">1,100 images, of which the first 1 are named here.</p>")
        .contains("<b><bdi>a/bad.jpg</bdi></b> EMPTY <span class=\"of\"><bdi>has no bytes</bdi>");
  }

  @Test
  void escapesWhatComesFromOutsideAndRunsNoOtherScript() throws Exception {
    String evil = "<script>alert(\"1\")</script><!--";
    NamedImage image =
        new NamedImage(
            evil, new Guess(evil, 0.5f), Optional.of(new Guess(evil, 0.4f)), Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AnswerPage(
            evil,
            evil,
            0.1,
            new AnswerCounts(1, 0, 0, 1),
            all(image),
            List.of(new UnusedImage(evil, evil, evil)))
        .write(out);
    String page = out.toString(UTF_8);
    assertThat(page).doesNotContain("alert(\"").doesNotContain("<!--").contains("&lt;script&gt;");
    assertThat(page.split("<script", -1)).as("one script").hasSize(2);
    String script =
        page.substring(page.indexOf("<script>") + "<script>".length(), page.indexOf("</script>"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
    assertThat(page)
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .doesNotContain("http:", "https:");
  }
}
