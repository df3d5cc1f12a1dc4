package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.decode.DecodeLimits;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.OnDamaged;
import org.murmuration.storage.Storage;

/** A file that is longer than it was when it was listed, on storage that goes by the list. */
class TestImageReading {
  @TempDir private Path folder;
  private Path photo;

  @BeforeEach
  void draw() throws IOException {
    photo = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
  }

  /** How many bytes an image was made of; 0 if it was rejected. */
  private long read(long listedBytes, OnDamaged onDamaged) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("fs.listed.impl", ListedLengthFileSystem.class.getName());
    configuration.set("murmuration.schemes", "listed");
    ImageFile file = new ImageFile("listed://" + photo, null, listedBytes, 7);
    DecodeSettings settings = new DecodeSettings(DecodeLimits.DEFAULT, onDamaged);
    try (ImageReading reading = new ImageReading(Storage.of(configuration), settings)) {
      return reading.read(file, new Length());
    }
  }

  private static final class Length implements ImageReading.Reader<Long> {
    @Override
    public Long used(byte[] bytes, DecodedImage image) {
      return (long) bytes.length;
    }

    @Override
    public Long rejected(byte[] bytes, ImageOutcome.Rejected reject) {
      return 0L;
    }
  }

  @Test
  void isReadAsItIs() throws IOException {
    long bytes = Files.size(photo);
    assertThat(read(bytes, OnDamaged.REJECT)).isEqualTo(bytes);
    assertThat(read(bytes - 20, OnDamaged.REJECT)).isEqualTo(bytes);
    assertThat(read(bytes - 20, OnDamaged.USE)).as("half a file may be used").isEqualTo(bytes);
  }
}
