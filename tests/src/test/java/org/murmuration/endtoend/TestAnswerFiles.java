package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.JobResult;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.launch.ExitCode;
import org.murmuration.launch.Failure;

/** Predictions as one file that other programs open, by a classifier that is there already. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestAnswerFiles {
  private static final Path CLASSIFIER =
      DeployFiles.HOME.resolve("tests/src/test/resources/format-1/classifier");

  private Workplace workplace;
  private SharedSession session;

  @BeforeAll
  void startSession(@TempDir Path folder) {
    workplace = new Workplace(folder);
    session = SharedSession.with(Map.of());
  }

  @AfterAll
  void stopSession() {
    session.close();
  }

  private JobResult classify(String images, String predictions, String... more) throws IOException {
    return session.run(
        Stream.concat(
                Stream.of(
                    "classify",
                    "--classifier=" + CLASSIFIER,
                    "--images=" + workplace.path(images),
                    "--predictions=" + workplace.path(predictions)),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Failure failure(String images, String predictions, String... more) {
    return Failure.of(catchThrowable(() -> classify(images, predictions, more)));
  }

  @Test
  void writesOneFileThatGrowsWithItsImages() throws IOException {
    workplace.withPhotos("few", 2).withFile("few/red/bad.png", "no photo");
    Path odd = Path.of(workplace.path("few/red/a \"quoted\", \u00fc.png"));
    Files.copy(Path.of(workplace.path("few/red/0.png")), odd);
    JobResult first = classify("few", "out.CSV");
    assertThat(first.facts())
        .containsEntry("predictions", "file:" + workplace.path("out.CSV"))
        .containsEntry("predictions_written", 7L);
    assertThat(first.summary())
        .endsWith(
            "What could not be used: file:" + workplace.path("out.rejects.CSV"),
            "Predictions: file:" + workplace.path("out.CSV") + " (7 images)");
    List<Row> answers = csv("out.CSV");
    assertThat(answers)
        .hasSize(7)
        .allSatisfy(row -> assertThat(Float.parseFloat(row.getString(2))).isBetween(0f, 1f))
        .filteredOn(row -> row.getString(0).equals("file:" + odd))
        .hasSize(1);
    assertThat(answers).extracting(row -> row.<String>getAs("image")).isSorted();
    assertThat(answers)
        .extracting(row -> row.<String>getAs("true_label"))
        .hasSameElementsAs(Workplace.LABELS);
    assertThat(csv("out.rejects.CSV"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.getString(1)).isEqualTo("NOT_AN_IMAGE"));
    byte[] written = workplace.bytes("out.CSV");
    assertThat(new String(written, UTF_8))
        .startsWith(
            "image,predicted_label,confidence,next_label,next_confidence,true_label,answer\r\nfile:/");

    FileTime time = Files.getLastModifiedTime(Path.of(workplace.path("out.CSV")));
    assertThat(classify("few", "out.CSV").summary().get(0)).startsWith("Nothing to do: 7 of 8");
    assertThat(Files.getLastModifiedTime(Path.of(workplace.path("out.CSV")))).isEqualTo(time);
    Files.delete(Path.of(workplace.path("out.CSV")));
    classify("few", "out.CSV");
    assertThat(workplace.bytes("out.CSV")).as("made anew, classified not").isEqualTo(written);

    workplace.withPhoto("few/red/bad.png", 2, 77).withFile("few/red/0.png", "broken by now");
    assertThat(classify("few", "out.CSV").facts()).containsEntry("images_classified", 1L);
    assertThat(csv("out.CSV"))
        .hasSize(7)
        .extracting(row -> row.getString(0))
        .doesNotContain("file:" + workplace.path("few/red/0.png"));
    assertThat(csv("out.rejects.CSV"))
        .extracting(row -> row.getString(0))
        .containsExactly("file:" + workplace.path("few/red/0.png"));
    Files.delete(Path.of(workplace.path("few/red/0.png")));
    assertThat(classify("few", "out.CSV").summary())
        .as("what was named before stays")
        .last()
        .isEqualTo(
            "Predictions: file:%s (8 images, 1 of them not among those named now)"
                .formatted(workplace.path("out.CSV")));
    assertThat(workplace.has("out.rejects.CSV")).isFalse();
  }

  private List<Row> csv(String name) {
    return session
        .spark()
        .read()
        .option("header", true)
        .option("multiLine", true)
        .option("escape", "\"")
        .csv(workplace.path(name))
        .collectAsList();
  }

  @Test
  void writesJsonThatOthersRead() throws IOException {
    workplace.withPhotos("three", 1);
    classify("three", "out.json");
    JsonNode all = new ObjectMapper().readTree(workplace.bytes("out.json"));
    assertThat(all).hasSize(3);
    assertThat(all.get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "image",
            "predicted_label",
            "confidence",
            "next_label",
            "next_confidence",
            "true_label",
            "answer");
    assertThat(all.get(0).get("answer")).isEqualTo(all.get(0).get("predicted_label"));
    assertThat(all.get(0).get("confidence").isNumber()).isTrue();
    JobResult unsure = classify("three", "out.json", "--min-confidence=1");
    assertThat(unsure.facts())
        .containsEntry("images_unsure", 3L)
        .containsEntry("images_classified", 0L);
    assertThat(unsure.summary())
        .contains("Unsure, with a confidence below 1.0: 3 of 3 images")
        .anyMatch(line -> line.contains(" % unsure  "));
    JsonNode anew = new ObjectMapper().readTree(workplace.bytes("out.json"));
    assertThat(anew.get(0).get("answer").isNull()).isTrue();
    assertThat(anew.get(0).get("predicted_label")).isEqualTo(all.get(0).get("predicted_label"));
    classify("three", "out.jsonl", "--top=1");
    assertThat(workplace.text("out.jsonl").lines())
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(new ObjectMapper().readTree(line).get("next_label").isNull()).isTrue());
  }

  @Test
  void leavesFilesAloneThatItDidNotWrite() throws IOException {
    workplace
        .withPhotos("one", 1)
        .withFile("mine.csv", "mine")
        .withFile("fine.rejects.csv", "mine");
    classify("one", "ours.csv");
    workplace.withFile("ours.csv", workplace.text("ours.csv").replace("red", "RED"));
    for (String name : List.of("mine.csv", "ours.csv", "fine.csv")) {
      Failure failure = failure("one", name);
      assertThat(failure.code()).as(failure.line()).isEqualTo(ExitCode.CONFLICT);
      assertThat(failure.line()).contains("is not as this program wrote it");
    }
    assertThat(workplace.text("mine.csv")).isEqualTo("mine");
    assertThat(workplace.text("ours.csv")).contains("RED");
    assertThat(workplace.has("mine.csv.table")).as("nothing was done").isFalse();
    Files.createDirectory(Path.of(workplace.path("folder.csv")));
    assertThat(failure("one", "folder.csv").line()).contains("a folder is there");
  }

  @Test
  void writesAPageWithAPictureOfEachImage() throws IOException {
    workplace
        .withPhotos("paged", 2)
        .withPhoto("paged/<script>alert(1)/b&w.png", 2, 5)
        .withFile("paged/red/bad.png", "no photo");
    String page = "--page=" + workplace.path("away/p.html");
    JobResult first = classify("paged", "paged.csv", page, "--min-confidence=1");
    assertThat(first.facts())
        .containsEntry("page_images", 7L)
        .containsEntry("page_images_without_picture", 0L);
    assertThat(first.summary())
        .contains("Page: file:" + workplace.path("away/p.html") + " (all 7 images)");
    String html = workplace.text("away/p.html");
    assertThat(html)
        .contains("7 images, 7 of them unsure: with a confidence below 1.0; 1 more could not be")
        .contains("<bdi>&lt;script&gt;alert(1)/b&amp;w.png</bdi>")
        .contains("<b><bdi>red/bad.png</bdi></b> NOT_AN_IMAGE")
        .doesNotContain("<script>alert");
    assertThat(pictures(html)).isEqualTo(7);

    FileTime time = Files.getLastModifiedTime(Path.of(workplace.path("away/p.html")));
    classify("paged", "paged.csv", page, "--min-confidence=1");
    assertThat(Files.getLastModifiedTime(Path.of(workplace.path("away/p.html")))).isEqualTo(time);
    Files.delete(Path.of(workplace.path("paged/red/0.png")));
    workplace.withPhoto("paged/red/1.png", 0, 99);
    JobResult changed = classify("paged/red/1.png", "paged.csv", page);
    assertThat(changed.summary())
        .anyMatch(
            line ->
                line.endsWith(
                    "(all 7 images, 1 of them without a picture: gone, changed or broken by now)"));
    assertThat(workplace.text("away/p.html"))
        .contains(
            "1 image without a picture",
            "Not among those named in the last run, but earlier: 6 images.")
        .contains("no picture</span>");
    classify("paged/red/1.png", "paged.csv", "--page=" + workplace.path("p.html"));
    assertThat(classify("paged/red/1.png", "paged.csv", page).facts())
        .as("each page is known by its place")
        .containsEntry("page_images", 7L);
  }

  private static long pictures(String html) {
    return html.split("src=.data:image/jpeg;base64,", -1).length - 1L;
  }

  @Test
  void showsImagesOfAPack() throws IOException {
    workplace.withPhotos("loose", 1);
    session.run(
        "pack", "--images=" + workplace.path("loose"), "--pack=" + workplace.path("packed"));
    classify("packed", "of-pack", "--page=" + workplace.path("of-pack.html"));
    assertThat(pictures(workplace.text("of-pack.html"))).isEqualTo(3);
    assertThat(session.spark().read().parquet(workplace.path("of-pack")).count()).isEqualTo(3);
  }

  @Test
  void leavesPagesAloneThatItDidNotWrite() throws IOException {
    workplace.withPhotos("kept", 1).withFile("mine.html", "mine");
    Failure mine = failure("kept", "kept.csv", "--page=" + workplace.path("mine.html"));
    assertThat(mine.code()).as(mine.line()).isEqualTo(ExitCode.CONFLICT);
    assertThat(mine.line()).contains("mine.html: it exists already, and is not as this program");
    for (String page : List.of("named/in.html", "named.txt")) {
      assertThat(failure("kept", "named", "--page=" + workplace.path(page)).code())
          .isEqualTo(ExitCode.USAGE);
    }
    assertThat(workplace.text("mine.html")).isEqualTo("mine");
    assertThat(workplace.has("kept.csv.table")).as("nothing was done").isFalse();
  }
}
