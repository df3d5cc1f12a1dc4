package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;
import org.murmuration.launch.Commands;

/** A key in a path is refused, and appears nowhere: not in what is printed, not in the report. */
@Tag("cluster")
final class TestPlantedSecrets {
  private static final String SECRET = "pl4nt3d";
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"s3a://AKIA:pl4nt3d@bucket/photos", "s3a://AKIA:pl4nt3d/+x@bucket/photos"})
  void aPathWithAKeyIsRefused(String images) throws IOException {
    Workplace workplace = new Workplace(folder).withNetwork("network");
    Ended ended =
        Ended.after(
            "embed",
            "--network=" + workplace.path("network"),
            "--images=" + images,
            "--table=" + workplace.path("table"),
            "--run-report=" + workplace.path("report.json"));
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.refusal()).startsWith("Cannot use the path s3a://*****");
    assertThat(List.of(ended.out(), ended.err(), workplace.text("report.json")))
        .noneMatch(text -> text.contains(SECRET));
  }

  /** A storage's key has to be in Spark's settings where there is no role; it goes no further. */
  @Test
  void aKeyInTheSettingsAppearsInNothingThatIsWritten() throws IOException {
    Workplace workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 1);
    workplace.withFile("events/.keep", "");
    Map<String, String> planted =
        Map.of(
            "spark.hadoop.fs.s3a.secret.key", SECRET,
            "spark.hadoop.fs.s3a.access.key", SECRET,
            "spark.executorEnv.MY_PASSWORD", SECRET,
            "spark.eventLog.enabled", "true",
            "spark.eventLog.dir", workplace.path("events"));
    try (SparkSettings settings = new SparkSettings(planted)) {
      Ended ended =
          Ended.well(
              "embed",
              "--network=" + workplace.path("network"),
              "--images=" + workplace.path("photos"),
              "--table=" + workplace.path("table"));
      assertThat(ended.out() + ended.err()).doesNotContain(SECRET);
    }
    assertThat(workplace.filesBelow("events")).hasSizeGreaterThan(1);
    for (String file : workplace.filesBelow("")) {
      assertThat(new String(workplace.bytes(file), ISO_8859_1)).as(file).doesNotContain(SECRET);
    }
  }

  /** Hadoop would fetch it: a list of images must not make a cluster ask other people's servers. */
  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/latest", "ftp://host/photos"})
  void aSchemeThatIsNotAllowedIsRefused(String images) {
    Ended ended =
        Ended.after("check-images", "--images=" + images, "--output=" + folder.resolve("out"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal()).contains("is not among the schemes allowed");
  }

  @Test
  void noOptionAsksForASecret() {
    assertThat(Commands.create("test").getSubcommands().values())
        .flatExtracting(command -> command.getCommandSpec().options())
        .extracting(option -> option.longestName())
        .noneMatch(name -> name.matches("(?i).*(secret|password|token|credential|access.?key).*"));
  }
}
