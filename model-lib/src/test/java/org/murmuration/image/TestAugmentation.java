package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.Encoded;
import org.murmuration.image.Augmentation.Kind;

class TestAugmentation {
  private static final int SIDE = 32;
  private static final int CHANNELS = 3;
  private static final ImageShape INPUT = new ImageShape(SIDE, SIDE, CHANNELS);
  private static final Preprocessing PREPROCESSING =
      new Preprocessing(INPUT, Preset.CAFFE, Fit.SQUASH);
  private static final DecodedImage IMAGE = Encoded.decoded(image());

  /** Dark on the left and bright on the right, with some noise. */
  private static BufferedImage image() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(5);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int grey = 40 + 4 * x + random.nextInt(20);
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return image;
  }

  private static String id(int image) {
    return "%016x".formatted(new Random(image).nextLong()) + "0".repeat(48);
  }

  private static float[] written(Augmentation augmentation, int image) {
    float[] pixels = new float[INPUT.size()];
    augmentation.write(IMAGE, id(image), PREPROCESSING, pixels, 0);
    return pixels;
  }

  private static float[] unchanged() {
    float[] pixels = new float[INPUT.size()];
    PREPROCESSING.write(IMAGE, pixels, 0);
    return pixels;
  }

  @Test
  void ofNothingIsPreprocessing() {
    assertThat(written(Augmentation.NONE, 1)).isEqualTo(unchanged());
    assertThat(Augmentation.NONE).hasToString("none");
  }

  @ParameterizedTest
  @EnumSource
  void isTheSameForTheSameSeedAndImageOnly(Kind kind) {
    Augmentation augmentation = new Augmentation(Set.of(kind), 7);
    float[][] images = of20(augmentation);
    assertThat(of20(augmentation)).isDeepEqualTo(images);
    assertThat(Arrays.stream(images).map(Arrays::hashCode).distinct())
        .hasSizeGreaterThanOrEqualTo(kind == Kind.FLIP ? 2 : 10);
    assertThat(Arrays.deepEquals(of20(augmentation.ofEpoch(1)), images)).isFalse();
    assertThat(of20(augmentation.ofEpoch(2))).isDeepEqualTo(of20(augmentation.ofEpoch(2)));
    assertThat(Arrays.deepEquals(of20(augmentation.ofEpoch(2)), of20(augmentation.ofEpoch(1))))
        .isFalse();
  }

  private static float[][] of20(Augmentation augmentation) {
    return IntStream.range(0, 20)
        .mapToObj(image -> written(augmentation, image))
        .toArray(float[][]::new);
  }

  @Test
  void flipsHalfOfTheImages() {
    float[] mirrored = new float[INPUT.size()];
    for (int i = 0; i < mirrored.length; i++) {
      int x = i / CHANNELS % SIDE;
      mirrored[i] = unchanged()[i + (SIDE - 1 - 2 * x) * CHANNELS];
    }
    Augmentation flip = new Augmentation(Set.of(Kind.FLIP), 7);
    int flipped = 0;
    for (float[] image : of20(flip)) {
      boolean isMirrored = Arrays.equals(image, mirrored);
      assertThat(isMirrored || Arrays.equals(image, unchanged())).isTrue();
      flipped += isMirrored ? 1 : 0;
    }
    assertThat(flipped).isBetween(5, 15);
  }

  @Test
  void keepsColoursNearWhatTheyWere() {
    float[] before = unchanged();
    for (float[] after : of20(new Augmentation(Set.of(Kind.COLOUR), 7))) {
      for (int i = 0; i < after.length; i++) {
        assertThat(Math.abs(after[i] - before[i])).isLessThan(0.33f * 255);
      }
    }
  }

  @Test
  void namesWhatItChanges() {
    assertThat(new Augmentation(EnumSet.allOf(Kind.class), 1)).hasToString("flip,crop,colour");
  }
}
