package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;

/** A table or a pack that was copied in part is refused, and never read as far as it goes. */
@Tag("cluster")
final class TestDamagedRuns {
  private static final Map<String, String> FORGIVING =
      Map.of(
          "spark.sql.files.ignoreCorruptFiles", "true",
          "spark.sql.files.ignoreMissingFiles", "true");

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void embed() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 5);
    Ended.well(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"),
        "--run-id=one");
  }

  private Path part(String place) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(place))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  /** Hadoop's local file system would notice by itself, other storage does not. */
  private static void withoutChecksum(Path part) throws IOException {
    Files.deleteIfExists(part.resolveSibling("." + part.getFileName() + ".crc"));
  }

  private Ended train() {
    try (SparkSettings settings = new SparkSettings(FORGIVING)) {
      return Ended.after(
          "train", "--table=" + workplace.path("table"), "--head=" + workplace.path("head"));
    }
  }

  private void assertRefused(Ended ended, String why) {
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains("run one of file:" + workplace.path("table"), why);
    assertThat(workplace.has("head")).isFalse();
  }

  @Test
  void aMissingFileIsNamedWithItsRows() throws IOException {
    Path part = part("table/run=one");
    withoutChecksum(part);
    Files.delete(part);
    assertRefused(train(), part.getFileName() + " is missing, which has 15 rows");
  }

  @Test
  void aFileThatWasCutIsNamedWithBothLengths() throws IOException {
    Path part = part("table/run=one");
    byte[] whole = Files.readAllBytes(part);
    withoutChecksum(part);
    Files.write(part, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(
        train(), "has %d bytes, %d were written".formatted(whole.length / 2, whole.length));
  }

  @Test
  void aFileOfAnotherTableIsNamed() throws IOException {
    Path part = part("table/run=one");
    Files.copy(part, part.resolveSibling("part-copy.parquet"));
    assertRefused(train(), "part-copy.parquet was not written with it");
  }

  @Test
  void flippedBytesEndTheCommandUnderForgivingSettingsToo() throws IOException {
    Path part = part("table/run=one");
    byte[] bytes = Files.readAllBytes(part);
    withoutChecksum(part);
    for (int i = 20; i < bytes.length / 2; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(part, bytes);
    Ended ended = train();
    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(ended.refusal())
        .startsWith("Cannot read ")
        .contains(": its bytes are not those that were written");
    assertThat(workplace.has("head")).isFalse();
  }

  @Test
  void aPackThatLacksAFileIsRefused() throws IOException {
    Ended.well(
        "pack", "--images=" + workplace.path("photos"), "--pack=" + workplace.path("packed"));
    Path part = part("packed");
    withoutChecksum(part);
    Files.delete(part);
    Ended ended =
        Ended.after(
            "check-images",
            "--images=" + workplace.path("packed"),
            "--output=" + workplace.path("checked"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .contains("Cannot read pack file:" + workplace.path("packed"), "is missing");
  }
}
