package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.store.Sha256;

/** A wrong folder is called what it is, with what was meant or what comes next. */
class TestFoundPlace {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  @BeforeEach
  void layOut() throws IOException {
    ours("network", "architecture");
    ours("result/head", "labels");
    ours("result/classifier", "head");
    file("result/table/contract.json");
    file("table/_contract.json");
    file("packed/pack.json");
    file("photos/robin/1.JPG");
    file("photo.jpg");
    file("weights.safetensors");
    file("named/part-0.snappy.parquet");
    file("notes/today.txt");
    Files.createDirectories(folder.resolve("empty"));
  }

  private void file(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "x");
  }

  private void ours(String name, String key) throws IOException {
    String config = "{\"%s\": 1}".formatted(key);
    file(name + "/config.json");
    Files.writeString(folder.resolve(name).resolve("config.json"), config);
    Files.writeString(
        folder.resolve(name).resolve("SHA256SUMS"), Sha256.of(config) + "  config.json\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classifier | network         | a network | next: pipeline --network *network --images",
        "classifier | result/head     | a head | did you mean *result/classifier?",
        "classifier | result          | the result of a pipeline | did you mean *result/classifier?",
        "classifier | result/table    | a table of embeddings | did you mean *result/classifier?",
        "classifier | table           | a table of embeddings | next: train --table *table --head",
        "classifier | photos          | a folder of photos | next: pipeline --network FOLDER --images",
        "classifier | packed          | a pack of images | next: pipeline --network FOLDER --images",
        "classifier | named           | a folder of Parquet files | pipeline makes one",
        "classifier | empty           | an empty folder | pipeline makes one",
        "classifier | notes           | a folder that nothing of this program wrote | pipeline makes",
        "head | result                | the result of a pipeline | did you mean *result/head?",
        "head | result/classifier     | a classifier | did you mean *result/head?",
        "network | weights.safetensors| a file | next: import-weights --from *weights.safetensors",
        "network | result/classifier  | a classifier | import-weights and new-network make one",
        "table | result               | the result of a pipeline | did you mean *result/table?",
        "table | result/head          | a head | did you mean *result/table?",
        "network or classifier | photos | a folder of photos | import-weights and new-network",
        "network or classifier | result | the result of a pipeline | did you mean *result/classifier?"
      })
  void isRefusedWithWhatItIsAndWhatToDo(String wanted, String name, String is, String hint) {
    String place = folder.resolve(name.strip()).toString();
    Refused.input(() -> storage.requireIs(place, wanted.strip()))
        .hasMessageStartingWith(
            "Cannot read the %s: %s is %s (".formatted(wanted.strip(), place, is))
        .hasMessageContaining(hint.replace("*", folder + "/"));
  }

  @ParameterizedTest
  @CsvSource({
    "network, network",
    "result/head, head",
    "result/classifier, classifier",
    "table, table",
    "network, network or classifier",
    "result/classifier, network or classifier"
  })
  void isTakenForWhatItIs(String name, String wanted) {
    assertThatCode(() -> storage.requireIs(folder.resolve(name).toString(), wanted))
        .doesNotThrowAnyException();
  }

  /** Whoever opens it names the file that is missing or damaged. */
  @ParameterizedTest
  @ValueSource(strings = {"SHA256SUMS", "config.json"})
  void isLeftToItsReaderWhereItIsDamaged(String file) throws IOException {
    Files.delete(folder.resolve("network").resolve(file));
    assertThat(storage.existingFolder(folder + "/network", "classifier").location())
        .isEqualTo(folder + "/network");
  }

  @Test
  void isNotThere() {
    Refused.input(() -> storage.requireIs(folder + "/none", "head"))
        .hasMessage("Cannot read the head: there is no folder file:" + folder + "/none");
  }
}
