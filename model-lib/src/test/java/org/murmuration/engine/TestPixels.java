package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.murmuration.image.ImageShape;
import org.murmuration.network.SmallNetworks;

class TestPixels {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 3);

  @Test
  void areTheImagesThemselves() {
    float[] first = SmallNetworks.image(SHAPE, new Random(1));
    float[] second = SmallNetworks.image(SHAPE, new Random(2));
    try (FrozenPass pixels = new Pixels(SHAPE);
        ImageBatch batch = new ImageBatch(SHAPE, 3)) {
      batch.add(first);
      batch.add(second);
      assertThat(pixels.widths()).containsExactly(18);
      assertThat(pixels.runAll(batch)).hasSize(1);
      assertThat(pixels.run(batch)).isDeepEqualTo(new float[][] {first, second});
    }
  }

  @Test
  void refuseImagesOfAnotherShape() {
    try (FrozenPass pixels = new Pixels(SHAPE);
        ImageBatch batch = new ImageBatch(new ImageShape(3, 2, 3), 1)) {
      assertThatThrownBy(() -> pixels.run(batch))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot run a batch: its images are 3x2x3, the network reads 2x3x3");
    }
  }
}
