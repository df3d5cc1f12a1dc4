package org.murmuration.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestBirdPainter {

  private static final int SIZE = 96;
  private static final long SEED = 20;

  private final BirdPainter painter = new BirdPainter(SIZE);

  @ParameterizedTest
  @EnumSource
  void paintsTheSamePixelsForTheSameSeed(Species species) {
    BufferedImage again = new BirdPainter(SIZE).paint(species, SEED);
    assertThat(pixels(again)).isEqualTo(pixels(painter.paint(species, SEED)));
  }

  @ParameterizedTest
  @EnumSource
  void paintsOtherPixelsForAnotherSeed(Species species) {
    assertThat(pixels(painter.paint(species, SEED + 1)))
        .isNotEqualTo(pixels(painter.paint(species, SEED)));
  }

  @Test
  void paintsEverySpeciesDifferently() {
    Set<Integer> pictures = new HashSet<>();
    for (Species species : Species.values()) {
      pictures.add(Arrays.hashCode(pixels(painter.paint(species, SEED))));
    }
    assertThat(pictures).hasSameSizeAs(Species.values());
  }

  @Test
  void paintsExactlyTheSizeAskedFor() {
    BufferedImage picture = new BirdPainter(120).paint(Species.ROBIN, SEED);
    assertThat(picture.getWidth()).isEqualTo(120);
    assertThat(picture.getHeight()).isEqualTo(120);
  }

  @Test
  void paintsEvenTheSmallestPicture() {
    assertThat(pixels(new BirdPainter(1).paint(Species.FLAMINGO, SEED))).hasSize(1);
  }

  @Test
  void refusesToPaintOnNoPixels() {
    assertThatThrownBy(() -> new BirdPainter(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot paint birds: size is 0 pixels (give 1 or more)");
  }

  @Test
  void namesFoldersInKebabCase() {
    assertThat(Species.BLUE_TIT.folderName()).isEqualTo("blue-tit");
    assertThat(Species.RAVEN.folderName()).isEqualTo("raven");
  }

  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }
}
