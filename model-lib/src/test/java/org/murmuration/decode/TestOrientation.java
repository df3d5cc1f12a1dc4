package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestOrientation {
  private final ImageDecoder decoder = new ImageDecoder();

  // Exif 2.3, tag 274: where the stored image's first row and first column are seen. The stored
  // picture is "1 2 3 / 4 5 6".
  @ParameterizedTest
  @CsvSource({
    "1, 123 456",
    "2, 321 654",
    "3, 654 321",
    "4, 456 123",
    "5, 14 25 36",
    "6, 41 52 63",
    "7, 63 52 41",
    "8, 36 25 14"
  })
  void turnsPixelsAsExifSays(int exif, String seen) {
    BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) {
      stored.setRGB(i % 3, i / 3, i + 1);
    }
    BufferedImage upright = new Orientation(exif).upright(stored);
    assertThat(upright.getWidth()).isEqualTo(seen.indexOf(' '));
    assertThat(Encoded.pixels(upright))
        .isEqualTo(seen.replace(" ", "").chars().map(digit -> digit - '0').toArray());
  }

  @Test
  void hasNoNinthOrientation() {
    assertThatThrownBy(() -> new Orientation(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot turn an image by orientation 9: Exif has 1 to 8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsItFromJpegsAndPngs(int exif) throws Exception {
    BufferedImage stored = Encoded.noise(30, 20, 1);
    for (byte[] file :
        new byte[][] {
          Exif.inJpeg(Encoded.as("jpeg", stored), exif), Exif.inPng(Encoded.as("png", stored), exif)
        }) {
      DecodedImage decoded = decoder.decode(file);
      assertThat(decoded.orientation()).isEqualTo(new Orientation(exif));
      assertThat(decoded.width()).isEqualTo(exif < 5 ? 30 : 20);
      assertThat(decoded.height()).isEqualTo(exif < 5 ? 20 : 30);
    }
  }

  @Test
  void turnsWhatItReads() throws Exception {
    BufferedImage stored = Encoded.noise(30, 20, 2);
    DecodedImage decoded = decoder.decode(Exif.inPng(Encoded.as("png", stored), 6));
    assertThat(Encoded.pixels(decoded.pixels()))
        .isEqualTo(Encoded.pixels(new Orientation(6).upright(stored)));
  }

  @Test
  void countsABrokenBlockAsUpright() throws IOException {
    byte[] jpeg = Exif.inJpeg(Encoded.as("jpeg", Encoded.noise(30, 20, 3)), 6);
    int block = Exif.startInJpeg();
    for (int length = 0; length < Exif.BLOCK_BYTES; length++) {
      byte[] cut = Arrays.copyOf(jpeg, block + length);
      assertThat(ExifOrientation.of("jpeg", cut).exif()).isIn(1, 6);
    }
    for (int at = block; at < block + Exif.BLOCK_BYTES; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] broken = jpeg.clone();
        broken[at] = (byte) value;
        assertThat(ExifOrientation.of("jpeg", broken).exif()).isBetween(1, 8);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp", "tiff", "gif", "bmp", ""})
  void findsNothingInNothing(String format) {
    for (int length = 0; length < 40; length++) {
      assertThat(ExifOrientation.of(format, new byte[length])).isEqualTo(Orientation.UPRIGHT);
    }
  }
}
