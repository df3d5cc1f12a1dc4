package org.murmuration.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.runs.PartFile;
import org.murmuration.runs.PartFiles;
import org.murmuration.store.JsonFormat;

class TestPackContract {
  private static PackTable.Contract read(String json) {
    return PackTable.Contract.read(json.getBytes(UTF_8), "pack/pack.json");
  }

  @Test
  void isReadAsItWasWritten() {
    PartFiles parts = new PartFiles(1, List.of(new PartFile("part-0.parquet", 120, 2)));
    PackTable.Contract written = new PackTable.Contract(2, 2, 100, parts);
    byte[] json = new JsonFormat().write(written);
    assertThat(PackTable.Contract.read(json, "pack/pack.json")).isEqualTo(written);
  }

  @Test
  void isReadFromTheTimeWhenItDidNotListItsFiles() {
    assertThat(read("{\"format_version\": 1, \"images\": 2, \"bytes\": 100}"))
        .isEqualTo(new PackTable.Contract(1, 2, 100, PartFiles.NONE));
  }

  @Test
  void isNotReadFromTheFuture() {
    Refused.input(
            () ->
                read(
                    "{\"format_version\": 3, \"images\": 2, \"bytes\": 1, \"parts\": {\"format_version\": 1, \"files\": []}}"))
        .hasMessageContaining("its format version is 3, this program knows 1 and 2");
  }
}
