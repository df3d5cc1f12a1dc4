package org.murmuration.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;

class TestRunManifest {
  private static final PartFile FIRST = new PartFile("part-00000-7.zstd.parquet", 120, 2);
  private static final PartFile TAKEN = new PartFile("part-00000-a.parquet", 80, 1);

  /** Letter by letter what programs wrote and read that knew of no merged runs. */
  private static final String OF_FORMAT_2 =
      """
      {
        "format_version" : 2,
        "writer" : "writer",
        "committed_millis" : 7,
        "legs" : [ "one.leg-00001" ],
        "parts" : {
          "format_version" : 1,
          "files" : [ {
            "name" : "part-00000-7.zstd.parquet",
            "bytes" : 120,
            "rows" : 2
          } ]
        },
        "sha256" : {
          "part-00000-7.zstd.parquet" : "ab12"
        }
      }""";

  private final RunManifest manifest =
      RunManifest.of("writer", List.of("one.leg-00001"), List.of(new WrittenFile(FIRST, "ab12")));

  @Test
  void isReadAsItWasWritten() {
    RunManifest all = manifest.with(PartFiles.of(List.of(TAKEN))).committedAt(7);
    assertThat(RunManifest.read(all.json(), "_SUCCESS")).isEqualTo(all);
    assertThat(all.parts().names()).containsExactly(FIRST.name(), TAKEN.name());
    assertThat(all.sha256()).isEqualTo(Map.of(FIRST.name(), "ab12"));
    assertThat(all.legs()).containsExactly("one.leg-00001");
    assertThat(all.hasWriter()).isTrue();
  }

  @Test
  void isReadFromTheTimeWhenRunsWereNotMerged() {
    assertThat(RunManifest.read(OF_FORMAT_2.getBytes(UTF_8), "_SUCCESS"))
        .isEqualTo(manifest.committedAt(7));
  }

  @Test
  void isWrittenAsProgramsReadItThatNeverMerged() {
    assertThat(new String(manifest.committedAt(7).json(), UTF_8)).isEqualTo(OF_FORMAT_2);
  }

  @Test
  void saysWhichRunsItReplaces() {
    RunManifest merged =
        manifest.replacing(new RunManifest.Replaced(9, List.of("one", "two.leg-00001")));
    assertThat(RunManifest.read(merged.json(), "_SUCCESS")).isEqualTo(merged);
    assertThat(new String(merged.json(), UTF_8)).contains("\"format_version\" : 3");
    assertThat(manifest.replaced().runs()).isEmpty();
  }

  @Test
  void isReadAsAnOlderProgramWroteIt() {
    String json =
        """
        {
          "format_version" : 1,
          "files" : [ {
            "name" : "part-00000-a.parquet",
            "bytes" : 80,
            "rows" : 1
          } ]
        }""";
    RunManifest old = RunManifest.read(json.getBytes(UTF_8), "_SUCCESS");
    assertThat(old.parts().files()).containsExactly(TAKEN);
    assertThat(old.hasWriter()).isFalse();
    assertThat(old.legs()).isEmpty();
  }

  @Test
  void ofANewerProgramIsRefusedWithBothVersions() {
    byte[] json = "{\"format_version\" : 4, \"other\" : 1}".getBytes(UTF_8);
    Refused.input(() -> RunManifest.read(json, "t/run=one/_SUCCESS"))
        .hasMessage(
            "Cannot read t/run=one/_SUCCESS: its format version is 4, this program knows 1 to 3");
  }
}
