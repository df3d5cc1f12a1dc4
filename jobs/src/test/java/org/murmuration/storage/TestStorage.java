package org.murmuration.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.store.Folder;

class TestStorage {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  @Test
  void qualifiesAPathWithItsScheme() throws IOException {
    assertThat(storage.qualified(folder + "/a photo.jpg"))
        .isEqualTo("file:" + folder + "/a photo.jpg");
    assertThat(storage.qualified("photos")).isEqualTo("file:" + Path.of("photos").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://birds/head", "s3a://birds/head/", "s3a://birds/head//"})
  void namesWhatLiesBesideAndInAFolder(String folder) {
    assertThat(Storage.beside(folder, ".checkpoint")).isEqualTo("s3a://birds/head.checkpoint");
    assertThat(Storage.within(folder, "report.html")).isEqualTo("s3a://birds/head/report.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b:c", "hdfs:relative"})
  void refusesWhatIsNoPath(String location) {
    Refused.settings(() -> storage.exists(location))
        .hasMessageStartingWith("Cannot use the path '%s': ".formatted(location));
  }

  @Test
  void refusesASchemeThatNoFileSystemHas() {
    Refused.settings(() -> storage.exists("s4a://bucket/photos")).hasMessageContaining("s4a");
  }

  @Test
  void publishesAFileAndReplacesIt() throws IOException {
    String file = folder + "/new/contract.json";
    storage.publish(file, bytes("one"));
    assertThat(storage.read(file)).isEqualTo(bytes("one"));
    storage.publish(file, bytes("two"));
    assertThat(storage.read(file)).isEqualTo(bytes("two"));
    assertThat(storage.list(folder + "/new")).hasSize(1);
  }

  @Test
  void publishesAFileUnlessOneIsThere() throws IOException {
    String file = folder + "/new";
    storage.publishNew(file, new byte[] {1});
    storage.publishNew(file, new byte[] {2});
    assertThat(storage.read(file)).containsExactly(1);
    assertThat(storage.list(folder.toString())).hasSize(1);
  }

  @Test
  void createsAFileThatMustNotBeThere() throws IOException {
    String file = folder + "/mine";
    storage.createNew(file);
    assertThat(storage.length(file)).isZero();
    assertThatThrownBy(() -> storage.createNew(file))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("mine");
  }

  @Test
  void movesAFolderWhereThereIsNone() throws IOException {
    storage.createNew(folder + "/draft/part");
    assertThat(storage.moveFolder(folder + "/draft", folder + "/run")).isTrue();
    assertThat(storage.exists(folder + "/run/part")).isTrue();
    storage.createNew(folder + "/draft/part");
    assertThat(storage.moveFolder(folder + "/draft", folder + "/run")).isFalse();
    assertThat(storage.list(folder + "/run")).hasSize(1);
  }

  @Test
  void knowsItsDrafts() {
    String draft = storage.draftBeside("file:/table/run=1");
    assertThat(draft).startsWith("file:/table/.run=1.draft-");
    assertThat(Storage.isDraftOf("file:/table/run=1", draft)).isTrue();
    assertThat(Storage.isDraftOf("file:/table/run=1.2", draft)).isFalse();
    assertThat(Storage.isDraftOf("file:/table/run=1", "file:/table/run=1")).isFalse();
  }

  @Test
  void publishesNothingWhereAFolderHasTheName() throws IOException {
    storage.publish(folder + "/table/contract.json", bytes("one"));
    assertThatThrownBy(() -> storage.publish(folder + "/table", bytes("two")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder + "/table");
    assertThat(storage.read(folder + "/table/contract.json")).isEqualTo(bytes("one"));
  }

  @Test
  void tellsFilesFoldersAndNothingApart() throws IOException {
    Files.writeString(folder.resolve("file"), "text");
    assertThat(storage.exists(folder + "/file")).isTrue();
    assertThat(storage.isFolder(folder + "/file")).isFalse();
    assertThat(storage.isFolder(folder.toString())).isTrue();
    assertThat(storage.exists(folder + "/none")).isFalse();
    assertThat(storage.isFolder(folder + "/none")).isFalse();
    assertThat(storage.status(folder + "/file").getLen()).isEqualTo(4);
  }

  @Test
  void listsAFolderAndNothingWhereThereIsNone() throws IOException {
    Files.writeString(folder.resolve("file"), "text");
    Files.createDirectory(folder.resolve("below"));
    assertThat(storage.list(folder.toString()))
        .extracting(status -> status.getPath().getName())
        .containsExactlyInAnyOrder("file", "below");
    assertThat(storage.list(folder + "/none")).isEmpty();
  }

  @Test
  void deletesAFolderWithAllThatIsInItAndNothingWhereThereIsNone() throws IOException {
    storage.publish(folder + "/a/b/c", bytes("text"));
    storage.delete(folder + "/a");
    storage.delete(folder + "/a");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void failsToOpenAFileThatIsNotThere() {
    assertThatThrownBy(() -> storage.open(folder + "/none"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(folder + "/none");
  }

  @Test
  void isAFolderToModelLib() throws IOException {
    Folder below = storage.folder(folder + "/head");
    try (OutputStream out = below.create("config.json")) {
      out.write(bytes("{}"));
    }
    try (InputStream in = below.open("config.json")) {
      assertThat(in.readAllBytes()).isEqualTo(bytes("{}"));
    }
    assertThat(below.location()).isEqualTo(folder + "/head");
    assertThat(storage.existingFolder(folder + "/head", "head")).isEqualTo(below);
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Refused.input(() -> storage.existingFolder(folder + "/none", "classifier"))
        .hasMessage(
            "Cannot read the classifier: there is no folder file:%s/none".formatted(folder));
  }

  @Test
  void travelsToExecutorsWithItsConfiguration() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set("murmuration.test", "travels");
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Storage.of(configuration));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Storage arrived = (Storage) in.readObject();
      assertThat(arrived.fileSystem(CheckedPath.of("/")).getConf().get("murmuration.test"))
          .isEqualTo("travels");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://birds/x, org.apache.hadoop:hadoop-aws:",
    "s3://birds/x, org.apache.hadoop:hadoop-aws:",
    "abfs://birds@account.dfs.core.windows.net/x, org.apache.hadoop:hadoop-azure:",
    "abfss://birds@account.dfs.core.windows.net/x, org.apache.hadoop:hadoop-azure:",
    "wasb://birds@account.blob.core.windows.net/x, org.apache.hadoop:hadoop-azure:",
    "wasbs://birds@account.blob.core.windows.net/x, org.apache.hadoop:hadoop-azure:",
    "gs://birds/x, com.google.cloud.bigdataoss:gcs-connector:"
  })
  void namesThePackageOfAFileSystemThatIsNotHere(String location, String needed) {
    Refused.settings(() -> storage.exists(location))
        .hasMessageStartingWith("Cannot use the path '%s': ".formatted(location))
        .hasMessageContaining("--packages " + needed)
        .hasMessageContaining("--conf spark.jars.packages=" + needed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs:///photos", "webhdfs:///photos", "s3a:///photos"})
  void refusesAPathWithoutAHostWhereThereIsNoUsualOne(String location) {
    Refused.settings(() -> storage.exists(location))
        .hasMessageContaining("it names no host, and the default file system is file:///")
        .hasMessageContaining("spark.hadoop.fs.defaultFS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://Under_Score/photos", "s3a://a_b"})
  void refusesABucketThatHadoopCannotName(String location) {
    Refused.settings(() -> storage.exists(location))
        .hasMessageContaining(location)
        .hasMessageContaining("is no name of a bucket that Hadoop knows");
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://birds, s3a://birds/_run-report.json",
    "s3a://birds/, s3a://birds/_run-report.json",
    "hdfs://n:8020/, hdfs://n:8020/_run-report.json",
    "file:///, file:/_run-report.json",
    "/, /_run-report.json"
  })
  void putsWhatBelongsToAWholeStorageIntoItHiddenFromReaders(String root, String place) {
    assertThat(Storage.beside(root, ".run-report.json")).isEqualTo(place);
  }

  @Test
  void triesToWriteAndLeavesNothing() throws IOException {
    storage.requireWritable(folder + "/new");
    storage.requireWritable(folder + "/folders/that/are/new");
    assertThat(folder).isEmptyDirectory();
    Files.createDirectory(folder.resolve("there"));
    storage.requireWritable(folder + "/there");
    assertThat(folder.resolve("there")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc/new", "/proc/new/folder", "/sys/new"})
  void refusesAPlaceThatCannotBeWrittenAndNamesIt(String place) {
    assumeThat(Path.of("/proc/self")).exists();
    Refused.input(() -> storage.requireWritable(place))
        .hasMessageStartingWith("Cannot write file:%s: ".formatted(place))
        .message()
        .doesNotContain("draft", "Exception");
  }
}
