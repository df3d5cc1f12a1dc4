package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RemoteIterator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestLocalFolder {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  private Map<String, Entry> listed() throws IOException {
    Map<String, Entry> listed = new TreeMap<>();
    RemoteIterator<Entry> entries = storage.entries(folder.toString());
    while (entries.hasNext()) {
      Entry entry = entries.next();
      listed.put(entry.name(), entry);
    }
    return listed;
  }

  private Map<String, Entry.Kind> kinds() throws IOException {
    Map<String, Entry.Kind> kinds = new TreeMap<>();
    listed().forEach((name, entry) -> kinds.put(name, entry.kind()));
    return kinds;
  }

  static void shell(Path folder, String command) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(folder.toFile());
    assertThat(shell.start().waitFor()).as(command).isZero();
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.storage.OddNames#ofImages")
  void findsAndReadsWhateverAFileIsCalled(String name) throws IOException {
    Files.write(folder.resolve(name), new byte[] {7, 8});
    Entry entry = listed().get(name);
    assertThat(entry.kind()).isEqualTo(Entry.Kind.FILE);
    assertThat(entry.lengthBytes()).isEqualTo(2);
    try (InputStream in = storage.open(entry.location())) {
      assertThat(in.readAllBytes()).containsExactly(7, 8);
    }
    assertThat(storage.entry(entry.location())).isEqualTo(entry);
  }

  @Test
  void namesLinksToNothingAndLinksBack() throws IOException {
    Files.createDirectories(folder.resolve("robin/deep"));
    Files.createSymbolicLink(folder.resolve("gone.jpg"), folder.resolve("nowhere.jpg"));
    Files.createSymbolicLink(folder.resolve("itself"), folder.resolve("itself"));
    Files.createSymbolicLink(folder.resolve("back"), folder);
    Files.createSymbolicLink(folder.resolve("other"), folder.resolve("robin"));
    assertThat(kinds())
        .containsOnly(
            Map.entry("robin", Entry.Kind.FOLDER),
            Map.entry("other", Entry.Kind.FOLDER),
            Map.entry("gone.jpg", Entry.Kind.LINK_TO_NOTHING),
            Map.entry("itself", Entry.Kind.LINK_TO_NOTHING),
            Map.entry("back", Entry.Kind.LINK_BACK));
  }

  @Test
  void namesWhatIsNoUtf8AndWhatIsNoFile() throws IOException, InterruptedException {
    shell(folder, "touch $'gr\\xfcn.jpg'; mkdir $'gr\\xfcn'; mkfifo pipe");
    assertThat(kinds())
        .containsOnly(
            Map.entry("gr\uFFFDn.jpg", Entry.Kind.FILE_NOT_UTF8),
            Map.entry("gr\uFFFDn", Entry.Kind.FOLDER_NOT_UTF8),
            Map.entry("pipe", Entry.Kind.NO_FILE));
  }

  @Test
  void takesNoNoteOfHadoopsChecksums() throws IOException {
    storage.publish(folder + "/a.jpg", new byte[] {1});
    assertThat(folder.resolve(".a.jpg.crc")).exists();
    assertThat(listed()).containsOnlyKeys("a.jpg");
  }

  @Test
  void saysThatThereIsNoFolder() {
    Assertions.assertThatThrownBy(() -> storage.entries(folder + "/none"))
        .isInstanceOf(FileNotFoundException.class);
  }
}
