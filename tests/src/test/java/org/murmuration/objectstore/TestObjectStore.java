package org.murmuration.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;

/** The whole way from {@code s3a:} to {@code s3a:}; runs with the profile object-store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "murmuration.s3proxy", matches = ".+")
@Tag("cluster")
final class TestObjectStore {
  /** A table of one piece, and its rejects, were made and looked at with 273. */
  private static final long MOST_OTHERS = 300;

  private static final List<String> MADE =
      List.of(
          "head/head.safetensors",
          "classifier/model.safetensors",
          "classifier/seen.bin",
          "report/metrics.json");

  private Workplace local;
  private S3Server store;
  private SparkSettings settings;

  @BeforeAll
  void makeTheSameOfLocalFiles(@TempDir Path folder) throws Exception {
    local = new Workplace(folder.resolve("local")).withNetwork("network").withPhotos("photos", 10);
    local.withFile("photos/red/bad.png", "no photo").withResult("--max-reject-ratio=0.1");
    store = S3Server.start(folder.resolve("s3"));
    store.put(local.folder().resolve("network"));
    store.put(local.folder().resolve("photos"));
    settings = new SparkSettings(store.settings());
  }

  @AfterAll
  void stop() throws IOException {
    settings.close();
    store.close();
  }

  @BeforeEach
  void refuseNothing() {
    store.counts().refuse(0, 0);
    store.counts().reset();
  }

  private String[] pipeline(String output) {
    return new String[] {
      "pipeline",
      "--network=" + store.path("network"),
      "--images=" + store.path("photos"),
      "--output=" + store.path(output),
      "--validation-share=0.3",
      "--max-reject-ratio=0.1"
    };
  }

  private void assertIsAsOfLocalFiles(String output) throws Exception {
    for (String file : MADE) {
      assertThat(store.get(output + "/" + file)).as(file).isEqualTo(local.bytes("result/" + file));
    }
    assertThat(new String(store.get(output + "/run-report.json"), StandardCharsets.UTF_8))
        .contains("\"images_listed\" : 31")
        .contains("\"images_embedded\" : 30")
        .contains("\"images_rejected\" : 1");
    assertThat(store.keys(output)).noneMatch(key -> key.contains("draft"));
  }

  @Test
  void givesTheSameBitsAsLocalFiles() throws Exception {
    Ended.well(pipeline("result"));
    assertIsAsOfLocalFiles("result");
    Ended again = Ended.well(pipeline("result"));
    assertThat(again.out()).as("nothing is left to do").contains("Embedded 0 of 31 images");
  }

  @Test
  void asksOnceForAnImageAndAFewHundredTimesForAllElse() {
    Ended.well(
        "embed",
        "--network=" + store.path("network"),
        "--images=" + store.path("photos"),
        "--table=" + store.path("counted"),
        "--max-reject-ratio=0.1");
    assertThat(store.counts().count(asked -> asked.matches("\\w+ /.*/photos/.*/\\d+\\.png")))
        .isEqualTo(30);
    assertThat(store.counts().count(asked -> asked.endsWith("/bad.png")))
        .as("once more, and its length, as it may have grown since it was listed")
        .isEqualTo(3);
    assertThat(store.counts().count(asked -> true) - 33).isLessThan(MOST_OTHERS);
  }

  @Test
  void survivesThatOneRequestInTwentyIsRefused() throws Exception {
    store.counts().refuse(0.05, 19);
    Ended.well(pipeline("disturbed"));
    assertThat(store.counts().refused()).isGreaterThan(20);
    store.counts().refuse(0, 0);
    assertIsAsOfLocalFiles("disturbed");
  }

  @Test
  void goesOnWhereADriverWasKilled() throws Exception {
    Separate.start(store.settings(), pipeline("killed"))
        .killOnce(
            () -> store.counts().count(asked -> asked.matches("COPY .*/killed/table/run=.*")) > 0);
    Ended.well(pipeline("killed"));
    assertThat(store.get("killed/head/head.safetensors"))
        .isEqualTo(local.bytes("result/head/head.safetensors"));
  }
}
