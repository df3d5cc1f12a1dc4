package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.murmuration.image.ImageShape;

class TestImageBatch {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 3);

  @Test
  void holdsTheImagesAddedSoFarInNhwcOrder() {
    float[] first = SmallNetworks.image(SHAPE, new Random(1));
    float[] second = SmallNetworks.image(SHAPE, new Random(2));
    try (ImageBatch batch = new ImageBatch(SHAPE, 3)) {
      batch.add(first);
      batch.add(second);

      assertThat(batch.size()).isEqualTo(2);
      assertThat(batch.isFull()).isFalse();
      assertThat(batch.images().shape()).containsExactly(2, 2, 3, 3);
      for (int y = 0; y < SHAPE.height(); y++) {
        for (int x = 0; x < SHAPE.width(); x++) {
          for (int channel = 0; channel < SHAPE.channels(); channel++) {
            int place = (y * SHAPE.width() + x) * SHAPE.channels() + channel;
            assertThat(batch.images().getFloat(0, y, x, channel)).isEqualTo(first[place]);
            assertThat(batch.images().getFloat(1, y, x, channel)).isEqualTo(second[place]);
          }
        }
      }
    }
  }

  @Test
  void isFilledAgainAfterItWasCleared() {
    float[] first = SmallNetworks.image(SHAPE, new Random(1));
    float[] second = SmallNetworks.image(SHAPE, new Random(2));
    try (ImageBatch batch = new ImageBatch(SHAPE, 2)) {
      batch.add(first);
      batch.add(first);
      assertThat(batch.isFull()).isTrue();

      batch.clear();
      assertThat(batch.size()).isZero();
      batch.add(second);
      assertThat(batch.images().dup('c').data().asFloat()).containsExactly(second);
    }
  }

  @Test
  void givesAPartBatchTheRowsOfAFullOne() {
    Architecture architecture = SmallNetworks.vgg11();
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 3);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        ImageBatch full = SmallNetworks.images(architecture.input(), 2, 4);
        ImageBatch part = new ImageBatch(architecture.input(), 5)) {
      Random random = new Random(4);
      part.add(SmallNetworks.image(architecture.input(), random));
      part.add(SmallNetworks.image(architecture.input(), random));
      assertThat(prefix.run(part)).isDeepEqualTo(prefix.run(full));
    }
  }

  @Test
  void refusesMoreImagesThanItHasRoomFor() {
    try (ImageBatch batch = SmallNetworks.images(SHAPE, 2, 1)) {
      float[] third = SmallNetworks.image(SHAPE, new Random(3));
      assertThatThrownBy(() -> batch.add(third))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot add an image to a batch: it has room for 2 and is full");
    }
  }

  @Test
  void refusesAnImageOfAnotherSize() {
    try (ImageBatch batch = new ImageBatch(SHAPE, 2)) {
      assertThatThrownBy(() -> batch.add(new float[19]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot add an image to a batch: it has 19 floats, 2x3x3 needs 18");
    }
  }
}
