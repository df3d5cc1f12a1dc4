package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;

final class TestSubsampling {
  private static final Preprocessing SMALL =
      new Preprocessing(new ImageShape(14, 14, 3), Preset.CAFFE); // its shorter side is 16

  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest(name = "{0} x {1} for 256 -> {2}")
  @CsvSource({
    "400, 300, 1",
    "4000, 2047, 1",
    "4000, 2048, 2",
    "4032, 3024, 2",
    "8160, 6144, 6",
    "9000, 90, 1"
  })
  void leavesFourPixelsForOneThatIsWanted(int width, int height, int period) {
    assertThat(Subsampling.of("jpeg", width, height, 256).period()).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiff", "gif", "bmp", "webp"})
  void leavesOtherFormatsAsTheyAre(String format) {
    assertThat(Subsampling.of(format, 8160, 6144, 256).period()).isEqualTo(1);
  }

  @Test
  void keepsAllPixelsWhereAllAreWanted() {
    assertThat(Subsampling.of("jpeg", 8160, 6144, ImageDecoder.ALL_PIXELS).period()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void keepsTheSizeAndThePictureOfTheFile(String format) throws Exception {
    byte[] file = Encoded.as(format, waves(300, 200));
    DecodedImage whole = decoder.decode(file);
    DecodedImage fewer = decoder.decode(file, SMALL.shorterSide());
    assertThat(fewer.size()).isEqualTo(new ImageSize(300, 200)).isEqualTo(whole.size());
    assertThat(fewer.pixels().getWidth()).isEqualTo(100);
    assertThat(fewer.pixels().getHeight()).isEqualTo(67);
    assertClose(SMALL.fit(fewer), SMALL.fit(whole));
  }

  @Test
  void turnsTheSizeOfAnImageThatWasHeldSideways() throws Exception {
    byte[] file = Exif.inJpeg(Encoded.as("jpeg", waves(300, 200)), 6);
    DecodedImage fewer = decoder.decode(file, SMALL.shorterSide());
    assertThat(fewer.size()).isEqualTo(new ImageSize(200, 300));
    assertThat(fewer.pixels().getWidth()).isEqualTo(67);
    assertClose(SMALL.fit(fewer), SMALL.fit(decoder.decode(file)));
  }

  private static void assertClose(BufferedImage actual, BufferedImage expected) {
    int[] expectedSamples = samples(expected);
    int[] actualSamples = samples(actual);
    double sum = 0;
    for (int i = 0; i < actualSamples.length; i++) {
      sum += Math.abs(actualSamples[i] - expectedSamples[i]);
    }
    assertThat(sum / actualSamples.length).as("mean difference of 255").isCloseTo(0, within(1.0));
  }

  private static int[] samples(BufferedImage image) {
    return Arrays.stream(Encoded.pixels(image))
        .flatMap(
            pixel -> Arrays.stream(new int[] {pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255}))
        .toArray();
  }

  /** Long waves in each channel, as in a photo that is much larger than what is on it. */
  private static BufferedImage waves(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, wave(x, 160) << 16 | wave(y, 120) << 8 | wave(x + y, 240));
      }
    }
    return image;
  }

  private static int wave(int at, int length) {
    return (int) Math.round(127 + 100 * Math.sin(2 * Math.PI * at / length));
  }
}
