package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.Storage;

class TestClassLevel {
  @TempDir private Path folder;
  private final ClassLevel level = new ClassLevel(Storage.of(new Configuration()));

  @BeforeEach
  void addPhotos() throws IOException {
    for (String name : List.of("photos/robin", "photos/wren", "photos/.git", "other/x")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.createFile(folder.resolve("photos/robin/a.jpg"));
  }

  @Test
  void pointsToTheFolderBelow() throws IOException {
    assertThat(level.hint(folder.toString(), List.of("photos")))
        .contains(
            "all images are of one class, 'photos', in folders of it (did you mean file:%s/photos, with the classes robin, wren?)"
                .formatted(folder));
  }

  @Test
  void pointsToTheFolderAbove() throws IOException {
    assertThat(level.hint(folder + "/photos/robin", List.of()).orElseThrow())
        .endsWith("(did you mean file:%s/photos, with the classes robin, wren?)".formatted(folder));
  }

  @Test
  void saysNothingWhereThereAreClassesOrNoneCouldBe() throws IOException {
    assertThat(level.hint(folder + "/photos", List.of("robin", "wren"))).isEmpty();
    assertThat(level.hint(folder + "/other/x", List.of())).isEmpty();
    assertThat(level.hint(folder + "/photos", List.of("robin"))).isEmpty();
    assertThat(level.hint(folder + "/photos/*", List.of())).isEmpty();
  }
}
