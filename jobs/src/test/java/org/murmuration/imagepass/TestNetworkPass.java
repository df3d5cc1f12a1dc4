package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.decode.DecodeLimits;
import org.murmuration.decode.Reason;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;

class TestNetworkPass {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());
  private final NetworkPass pass =
      new NetworkPass(
          null, Preset.TORCHVISION, 2, storage, PixelSettings.DEFAULT, new ImageCount());
  private final Preprocessing preprocessing =
      new Preprocessing(FakeNetwork.INPUT, Preset.TORCHVISION);
  private Pictures pictures;

  @BeforeEach
  void locate() {
    pictures = new Pictures(folder);
  }

  @Test
  void readsAnImageAndSaysWhatItIs() throws IOException {
    ImageFile file = pictures.png("wren.png", 1);
    PreparedImage prepared = pass.prepare(file, preprocessing);
    ImageOutcome.Used used = (ImageOutcome.Used) prepared.outcome();
    assertThat(used.file()).isEqualTo(file);
    assertThat(used.imageId()).isEqualTo(Sha256.of(Files.readAllBytes(folder.resolve("wren.png"))));
    assertThat(used.width()).isEqualTo(40);
    assertThat(used.height()).isEqualTo(30);
    assertThat(used.format()).isEqualTo("png");
    assertThat(prepared.pixels()).hasSize(FakeNetwork.INPUT.size()).doesNotContain(0f);
  }

  @Test
  void rejectsWhatIsNoImageAndShowsHowItBegins() throws IOException {
    ImageOutcome.Rejected rejected = rejected(pictures.text("page.jpg", "<!DOCTYPE html><html>"));
    assertThat(rejected.reason()).isEqualTo(Reason.NOT_AN_IMAGE);
    // "<!DOCTYPE html><", 16 bytes.
    assertThat(rejected.firstBytes()).isEqualTo("3c21444f43545950452068746d6c3e3c");
    assertThat(rejected.message()).isNotBlank();
  }

  @Test
  void rejectsAnEmptyFile() throws IOException {
    ImageOutcome.Rejected rejected = rejected(pictures.text("empty.jpg", ""));
    assertThat(rejected.reason()).isEqualTo(Reason.EMPTY);
    assertThat(rejected.firstBytes()).isEmpty();
  }

  @Test
  void rejectsAFileThatIsGone() {
    ImageOutcome.Rejected rejected = rejected(pictures.gone("gone.jpg"));
    assertThat(rejected.reason()).isEqualTo(Reason.VANISHED);
    assertThat(rejected.message()).isEqualTo("The file is gone since it was listed");
  }

  @Test
  void rejectsAFileThatStorageCannotRead() throws IOException {
    String location = folder + "/rotten.png";
    try (OutputStream out = storage.create(location)) {
      out.write(new byte[1000]);
    }
    // Now the bytes disagree with the checksum that Hadoop wrote beside them.
    Files.write(Path.of(location), new byte[] {1, 2, 3});
    ImageOutcome.Rejected rejected =
        rejected(new ImageFile(storage.qualified(location), null, 1000, 0));
    assertThat(rejected.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(rejected.message()).contains("rotten.png");
  }

  @Test
  void rejectsAFileOverTheLimitWithoutReadingItWhole() throws IOException {
    long limit = DecodeLimits.DEFAULT.maxBytes();
    try (RandomAccessFile sparse =
        new RandomAccessFile(folder.resolve("huge.jpg").toFile(), "rw")) {
      sparse.setLength(3 * limit);
    }
    ImageOutcome.Rejected rejected = rejected(pictures.gone("huge.jpg"));
    assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(rejected.message())
        .isEqualTo(
            "The file has %d bytes, the limit is %d (raise --max-bytes, or scale it down)"
                .formatted(limit + 1, limit));
  }

  private ImageOutcome.Rejected rejected(ImageFile file) {
    ImageOutcome outcome = pass.prepare(file, preprocessing).outcome();
    assertThat(outcome.file()).isEqualTo(file);
    return (ImageOutcome.Rejected) outcome;
  }
}
