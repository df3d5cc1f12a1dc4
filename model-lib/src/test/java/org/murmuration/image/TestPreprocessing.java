package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.decode.AlphaColour;
import org.murmuration.decode.Encoded;

class TestPreprocessing {
  private static final ImageShape SQUARE = new ImageShape(224, 224, 3);
  private static final ImageShape WIDE = new ImageShape(64, 96, 3);

  @Test
  void hasAnIdThatNamesAllThatDecides() {
    assertThat(new Preprocessing(SQUARE, Preset.TORCHVISION).id())
        .isEqualTo("torchvision/subsample4/resize256/crop224x224");
    assertThat(new Preprocessing(WIDE, Preset.CAFFE).id())
        .isEqualTo("caffe/subsample4/resize73x110/crop64x96");
  }

  @Test
  void refusesAnInputWithoutThreeChannels() {
    assertThatThrownBy(() -> new Preprocessing(new ImageShape(8, 8, 1), Preset.CAFFE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot pre-process to 8x8x1: an image has 3 channels");
  }

  @ParameterizedTest
  @CsvSource({"500, 375, 256, 341", "375, 500, 341, 256", "256, 256, 256, 256", "1, 9, 2304, 256"})
  void resizesTheShorterSideTo256AndRoundsTheOtherDown(
      int width, int height, long resizedHeight, long resizedWidth) {
    ResizedCrop crop = ResizedCrop.of(height, width, SQUARE);
    assertThat(crop.rows().resized()).isEqualTo(resizedHeight);
    assertThat(crop.columns().resized()).isEqualTo(resizedWidth);
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "300, 100", "100, 300", "97, 64", "95, 64", "1, 1", "20000, 1"})
  void coversANonSquareInput(int width, int height) {
    BufferedImage fitted =
        new Preprocessing(WIDE, Preset.CAFFE)
            .fit(Encoded.filled(BufferedImage.TYPE_INT_RGB, width, height, 0x0A64FF));
    assertThat(fitted.getWidth()).isEqualTo(96);
    assertThat(fitted.getHeight()).isEqualTo(64);
    assertThat(Encoded.pixels(fitted)).containsOnly(0x0A64FF);
  }

  @Test
  void cutsTheCentreOfAnImageThatNeedsNoResize() {
    BufferedImage noise = Encoded.noise(300, 256, 1);
    BufferedImage fitted = new Preprocessing(SQUARE, Preset.CAFFE).fit(noise);
    assertThat(Encoded.pixels(fitted))
        .isEqualTo(Encoded.pixels(noise.getSubimage(38, 16, 224, 224)));
  }

  @Test
  void hasAnIdForEachFit() {
    assertThat(new Preprocessing(WIDE, Preset.CAFFE, Fit.SQUASH).id())
        .isEqualTo("caffe/subsample4/squash64x96");
    assertThat(new Preprocessing(WIDE, Preset.CAFFE, Fit.PAD).id())
        .isEqualTo("caffe/subsample4/pad64x96");
    assertThat(new Preprocessing(WIDE, Preset.CAFFE, Fit.PAD, new AlphaColour(0x3366AA)).id())
        .isEqualTo("caffe/subsample4/pad64x96/over#3366aa");
  }

  @Test
  void keepsAllOfAnImageThatItSquashes() {
    BufferedImage halves = Encoded.filled(BufferedImage.TYPE_INT_RGB, 300, 64, 0x0A64FF);
    for (int i = 0; i < 150 * 64; i++) {
      halves.setRGB(i % 150, i / 150, 0xFF0000);
    }
    BufferedImage fitted = new Preprocessing(WIDE, Preset.CAFFE, Fit.SQUASH).fit(halves);
    assertThat(fitted.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(fitted.getRGB(95, 63) & 0xFFFFFF).isEqualTo(0x0A64FF);
  }

  @ParameterizedTest
  @CsvSource({"300, 100, 96, 32", "100, 300, 21, 64", "96, 64, 96, 64", "1, 5000, 1, 64"})
  void padsWhatAnImageLacks(int width, int height, int shownWidth, int shownHeight) {
    BufferedImage image = Encoded.filled(BufferedImage.TYPE_INT_RGB, width, height, 0x0A64FF);
    int[] fitted = Encoded.pixels(new Preprocessing(WIDE, Preset.CAFFE, Fit.PAD).fit(image));
    assertThat(fitted).hasSize(64 * 96);
    assertThat(Arrays.stream(fitted).filter(pixel -> pixel == 0x0A64FF).count())
        .isEqualTo((long) shownWidth * shownHeight);
    assertThat(Arrays.stream(fitted).filter(pixel -> pixel == 0x7C7468).count())
        .isEqualTo(64L * 96 - (long) shownWidth * shownHeight);
  }

  @Test
  void averagesAllPixelsWhenItReduces() {
    BufferedImage stripes = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1024 * 1024; i++) {
      stripes.setRGB(i % 1024, i / 1024, i % 2 == 0 ? 0xFFFFFF : 0);
    }
    BufferedImage fitted = new Preprocessing(SQUARE, Preset.CAFFE).fit(stripes);
    assertThat(Encoded.pixels(fitted)).containsOnly(0x808080);
  }

  @Test
  void writesRowsOfPixelsOfChannelsFromItsOffsetOnAndNowhereElse() {
    BufferedImage noise = Encoded.noise(110, 73, 2);
    float[] target = new float[WIDE.size() + 7];
    Arrays.fill(target, Float.NaN);
    new Preprocessing(WIDE, Preset.CAFFE).write(Encoded.decoded(noise), target, 5);
    for (int at = 0; at < WIDE.size(); at += 3) {
      int pixel = noise.getRGB(7 + at / 3 % 96, 4 + at / 3 / 96);
      assertThat(target[5 + at]).isEqualTo((pixel & 0xFF) - 103.939f);
      assertThat(target[6 + at]).isEqualTo((pixel >> 8 & 0xFF) - 116.779f);
      assertThat(target[7 + at]).isEqualTo((pixel >> 16 & 0xFF) - 123.68f);
    }
    assertThat(Arrays.copyOf(target, 5)).containsOnly(Float.NaN);
    assertThat(Arrays.copyOfRange(target, WIDE.size() + 5, target.length)).containsOnly(Float.NaN);
  }

  @Test
  void refusesATargetThatIsTooShort() {
    Preprocessing preprocessing = new Preprocessing(WIDE, Preset.CAFFE);
    float[] target = new float[WIDE.size()];
    assertThatThrownBy(
            () -> preprocessing.write(Encoded.decoded(Encoded.noise(9, 9, 3)), target, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write 64x96x3 at 1: the target has 18432 numbers");
  }
}
