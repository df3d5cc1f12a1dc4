package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.command.Refused;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.storage.Storage;

class TestFolderListing {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  private void add(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  private List<Listed> listed() throws IOException {
    ImageFolders found = ImageFolders.of(storage, storage.qualified(folder.toString()));
    List<Listed> listed = new ArrayList<>();
    found
        .folders()
        .forEach(one -> new FolderListing(storage).call(one).forEachRemaining(listed::add));
    return listed;
  }

  private ListingNotes notes() throws IOException {
    ListingNotes notes = new ListingNotes();
    listed().forEach(notes::plus);
    return notes;
  }

  private Stream<ImageFile> images() throws IOException {
    return listed().stream()
        .filter(Listed.Image.class::isInstance)
        .map(image -> ((Listed.Image) image).file());
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.storage.OddNames#ofImages")
  void listsWhateverAFileIsCalled(String name) throws IOException {
    add("robin/" + name, "robin/deep/" + name);
    assertThat(images().map(ImageFile::uri))
        .containsExactlyInAnyOrder(
            "file:" + folder + "/robin/" + name, "file:" + folder + "/robin/deep/" + name);
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.storage.OddNames#ofImages")
  void listsWhateverAFolderIsCalled(String name) throws IOException {
    add("robin/" + name.replaceFirst("^_", "") + "/a.jpg");
    assertThat(images().map(ImageFile::label)).containsExactly("robin");
  }

  @Test
  void countsWhatItPassesOver() throws IOException {
    add("robin/_DSC0001.JPG", "robin/_DSC0001.xmp", "robin/Thumbs.db", "robin/.x", "_SUCCESS");
    add("__MACOSX/robin/._a.jpg", "robin/.cache/a.jpg", "_drafts/a.jpg");
    Files.createDirectories(folder.resolve("wren/deep"));
    Files.createSymbolicLink(folder.resolve("robin/gone.jpg"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("robin/back"), folder);
    assertThat(notes().lines())
        .containsExactly(
            "Passed over: 2 hidden, 1 sidecar (.db), 1 sidecar (.xmp), 1 folder of macOS, 1 file of a job, 1 folder with a leading underscore (file:%1$s/_drafts), 1 link to nothing (file:%1$s/robin/gone.jpg), 1 link to a folder that it is in (file:%1$s/robin/back)"
                .formatted(folder),
            "Class folders without an image: 1 (file:%s/wren)".formatted(folder));
    assertThat(images().map(ImageFile::uri))
        .containsExactly("file:" + folder + "/robin/_DSC0001.JPG");
  }

  @Test
  void makesOneLabelOfTwoThatLookAlike() throws IOException {
    add("gr\u00FCn/a.jpg", "gru\u0308n/b.jpg", "gr\u00FCn /c.jpg", "rot/d.jpg");
    assertThat(images().map(ImageFile::label).distinct())
        .containsExactlyInAnyOrder("gr\u00FCn", "rot");
    assertThat(notes().count(Remark.RESPELT)).isEqualTo(2);
  }

  @Test
  void namesImagesWhoseNamesAreNoUtf8() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("robin"));
    shell("touch robin/$'gr\\xfcn.jpg' robin/b.jpg");
    assertThat(images()).hasSize(2);
    assertThat(notes().shown(Remark.NOT_UTF8)).endsWith("/robin/gr\uFFFDn.jpg");
    shell("mkdir robin/$'gr\\xfcn'");
    Refused.input(this::listed).hasMessageContaining("/robin/gr\uFFFDn is no UTF-8");
  }

  private void shell(String command) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(folder.toFile());
    assertThat(shell.start().waitFor()).as(command).isZero();
  }
}
