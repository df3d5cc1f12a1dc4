package org.murmuration.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.storage.Storage;

class TestTableLayout {
  @TempDir private Path table;
  private TableLayout layout;

  @BeforeEach
  void makeAnOldTable() throws IOException {
    layout = new TableLayout(Storage.of(new Configuration()), table.toString());
    write("contract.json", "{}");
    write("rejects/run=a/_SUCCESS", "");
    write("rejects/run=a/part-0.parquet", "rejects");
    write("rejects/run=a/part-1.parquet", "other rejects");
    write("rejects/run=b/_SUCCESS", "");
  }

  private void write(String file, String content) throws IOException {
    Files.createDirectories(table.resolve(file).getParent());
    Files.writeString(table.resolve(file), content);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.walk(table)) {
      return all.filter(Files::isRegularFile)
          .map(file -> table.relativize(file).toString())
          .filter(file -> !file.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  private void becomesOfToday() throws IOException {
    layout.becomeOfToday();
    assertThat(left())
        .containsExactly(
            "_contract.json",
            "_rejects/run=a/_SUCCESS",
            "_rejects/run=a/part-0.parquet",
            "_rejects/run=a/part-1.parquet",
            "_rejects/run=b/_SUCCESS");
    assertThat(table.resolve("_rejects/run=a/part-0.parquet")).hasContent("rejects");
    assertThat(layout.isOfToday()).isTrue();
  }

  @Test
  void takesTheNamesOfToday() throws IOException {
    assertThat(layout.isOfToday()).isFalse();
    becomesOfToday();
  }

  @Test
  void goesOnWhereAStoreWasCutShortThatCopiesFileByFile() throws IOException {
    write("_rejects/run=a/_SUCCESS", "");
    write("_rejects/run=a/part-0.parquet", "rejects");
    becomesOfToday();
  }

  @Test
  void goesOnWhereSomeFilesWereMovedAlready() throws IOException {
    write("_rejects/run=a/part-1.parquet", "other rejects");
    Files.delete(table.resolve("rejects/run=a/part-1.parquet"));
    becomesOfToday();
  }

  @Test
  void goesOnWhereTheContractCameLast() throws IOException {
    write("_contract.json", "{}");
    assertThat(layout.isOfToday()).isFalse();
    becomesOfToday();
  }

  @Test
  void takesNoFileForAnotherOfItsName() throws IOException {
    write("_rejects/run=a/part-0.parquet", "of another run");
    Refused.conflict(layout::becomeOfToday)
        .hasMessageContainingAll("rejects/run=a/part-0.parquet has 7 bytes", "has 14");
    assertThat(left()).contains("contract.json", "rejects/run=a/part-0.parquet");
  }

  @Test
  void isRefusedWhereAnOlderProgramMadeTheTableForSomethingElse() throws IOException {
    write("_contract.json", "{\"network\": \"other\"}");
    Refused.conflict(layout::becomeOfToday)
        .hasMessageContainingAll("contract.json", "_contract.json")
        .hasMessageContaining("older program");
    assertThat(left()).contains("contract.json", "rejects/run=a/part-0.parquet");
  }
}
