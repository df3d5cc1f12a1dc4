package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTableNames {
  @TempDir private Path table;
  private final Storage storage = Storage.of(new Configuration());

  @Test
  void arePassedOverByPlainReaders() throws IOException {
    TableNames names = TableNames.of(storage, table.resolve("none").toString());
    assertThat(names).isEqualTo(new TableNames("_contract.json", "_rejects"));
  }

  @Test
  void tellPredictionsFromEmbeddings() throws IOException {
    Path contract = table.resolve("_contract.json");
    Files.writeString(contract, "{\"format_version\": 1, \"kind\": \"predictions\"}");
    assertThat(TableNames.ofPredictions(storage, table.toString())).isTrue();
    assertThat(TableNames.areIn(storage, table.toString())).isFalse();
    for (String other : new String[] {"{\"format_version\": 3}", "half a", ""}) {
      Files.writeString(contract, other);
      assertThat(TableNames.ofPredictions(storage, table.toString())).as(other).isFalse();
      assertThat(TableNames.areIn(storage, table.toString())).as(other).isTrue();
    }
  }

  @Test
  void areThoseThatAnOlderProgramGave() throws IOException {
    Files.createFile(table.resolve("contract.json"));
    assertThat(TableNames.of(storage, table.toString()))
        .isEqualTo(new TableNames("contract.json", "rejects"));
  }

  @Test
  void areThoseOfTodayWhereAnOlderProgramWroteItsContractOnceMore() throws IOException {
    Files.createFile(table.resolve("contract.json"));
    Files.createFile(table.resolve("_contract.json"));
    assertThat(TableNames.of(storage, table.toString())).isEqualTo(TableNames.ofToday());
  }
}
