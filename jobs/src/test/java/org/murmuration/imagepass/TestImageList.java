package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.Storage;

class TestImageList {
  @TempDir private Path folder;

  private ImageList list() {
    return new ImageList(Storage.of(new Configuration()), folder.resolve("00000-7").toString());
  }

  @Test
  void isReadAsItWasWrittenWhateverNamesAre() throws IOException {
    ImageFile plain = new ImageFile("file:/a b/ü:1,\n.png", null, 12, -3);
    ImageFile full =
        new ImageFile("x".repeat(100_000), "red", 1L << 40, 5).inPack("p").in("test", "g");
    List<DueImage> images = List.of(new DueImage(plain, ""), new DueImage(full, "VANISHED"));
    ImageList.Written written = list().write(images.iterator());
    assertThat(written).isEqualTo(new ImageList.Written(2, Files.size(folder.resolve("00000-7"))));
    assertThat(list().read(written)).isEqualTo(images);
  }

  @Test
  void thatIsShorterThanItWasIsNoList() throws IOException {
    ImageList.Written one =
        list().write(List.of(new DueImage(new ImageFile("a", null, 1, 1), "")).iterator());
    ImageList.Written two = new ImageList.Written(2, one.bytes());
    assertThatThrownBy(() -> list().read(two)).isInstanceOf(EOFException.class);
  }
}
