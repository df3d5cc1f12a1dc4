package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.Encoded;
import org.murmuration.decode.ImageDecoder;
import org.murmuration.decode.RejectedImageException;

class TestThumbnail {
  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @CsvSource({"400, 200, 128, 64", "90, 300, 38, 128", "2000, 3, 128, 1", "50, 20, 50, 20"})
  void keepsTheAspect(int width, int height, int narrowed, int lowered) throws Exception {
    DecodedImage thumbnail = decoder.decode(Thumbnail.jpeg(image(width, height), 128));
    assertThat(thumbnail.format()).isEqualTo("jpeg");
    assertThat(thumbnail.width()).isEqualTo(narrowed);
    assertThat(thumbnail.height()).isEqualTo(lowered);
  }

  @Test
  void isSmallWhateverItShows() throws Exception {
    BufferedImage noise = Encoded.noise(600, 600, 1);
    DecodedImage image = decoder.decode(Encoded.as("png", noise));
    assertThat(Thumbnail.jpeg(image, 128)).hasSizeLessThan(20_000);
  }

  private DecodedImage image(int width, int height) throws IOException, RejectedImageException {
    return decoder.decode(
        Encoded.as("png", Encoded.filled(BufferedImage.TYPE_INT_RGB, width, height, 0x4080C0)));
  }
}
