package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.storage.Storage;

class TestManifestLine {
  @TempDir private Path folder;
  private String base;
  private ManifestLine lines;

  @BeforeEach
  void addImage() throws IOException {
    Path image = folder.resolve("birds/a photo.jpg");
    Files.createDirectories(image.getParent());
    Files.write(image, new byte[123]);
    Files.setLastModifiedTime(image, FileTime.fromMillis(5_000));
    Storage storage = Storage.of(new Configuration());
    base = storage.qualified(folder.toString());
    lines = new ManifestLine(base, storage);
  }

  @Test
  void findsARelativeUriBelowTheManifest() throws IOException {
    assertThat(lines.file(RowFactory.create("birds/a photo.jpg", "wren", null, null, null, null)))
        .isEqualTo(new ImageFile(base + "/birds/a photo.jpg", "wren", 123, 5_000));
  }

  @Test
  void takesAWholeUriAsItIs() throws IOException {
    ManifestLine elsewhere = new ManifestLine("file:/elsewhere", Storage.of(new Configuration()));
    assertThat(
            elsewhere.file(
                RowFactory.create(base + "/birds/a photo.jpg", null, "test", "burst", null, null)))
        .isEqualTo(
            new ImageFile(base + "/birds/a photo.jpg", null, 123, 5_000).in("test", "burst"));
  }

  @Test
  void keepsAFileThatIsGoneSoThatItBecomesAReject() throws IOException {
    assertThat(lines.file(RowFactory.create("gone.jpg", "wren", null, null, null, null)))
        .isEqualTo(new ImageFile(base + "/gone.jpg", "wren", 0, 0));
  }

  @Test
  void asksNothingOfAFileWhoseLengthAndTimeAreSaid() throws IOException {
    assertThat(lines.file(RowFactory.create("not/looked at.jpg", "wren", null, null, 7L, 9L)))
        .isEqualTo(new ImageFile(base + "/not/looked at.jpg", "wren", 7, 9));
    assertThat(lines.file(RowFactory.create("birds/a photo.jpg", "wren", null, null, 7L, null)))
        .as("half of it")
        .isEqualTo(new ImageFile(base + "/birds/a photo.jpg", "wren", 123, 5_000));
  }
}
