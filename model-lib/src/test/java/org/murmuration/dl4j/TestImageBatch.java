package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.image.ImageShape;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

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
      assertThat(batch.places().shape()).containsExactly(3, 2, 3, 3);
      for (int y = 0; y < SHAPE.height(); y++) {
        for (int x = 0; x < SHAPE.width(); x++) {
          for (int channel = 0; channel < SHAPE.channels(); channel++) {
            int place = (y * SHAPE.width() + x) * SHAPE.channels() + channel;
            assertThat(batch.places().getFloat(0, y, x, channel)).isEqualTo(first[place]);
            assertThat(batch.places().getFloat(1, y, x, channel)).isEqualTo(second[place]);
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
      assertThat(batch.places().dup('c').data().asFloat()).startsWith(second);
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
      float[][] rows = prefix.run(part);
      assertThat(rows).hasDimensions(2, prefix.width());
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i]).containsExactly(prefix.run(full)[i], within(1e-6f));
      }
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

  @Test
  void givesTheSameBitsWhateverAnImageSharesItsBatchWith() {
    Architecture architecture = SmallNetworks.vgg11();
    Random random = new Random(5);
    float[] image = SmallNetworks.image(architecture.input(), random);
    float[] other = SmallNetworks.image(architecture.input(), random);
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 3);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        ImageBatch batch = new ImageBatch(architecture.input(), 5)) {
      batch.add(image);
      float[] alone = prefix.run(batch)[0];
      for (int place = 1; place < 5; place++) {
        batch.clear();
        for (int i = 0; i < place; i++) {
          batch.add(other);
        }
        batch.add(image);
        assertThat(prefix.run(batch)[place]).containsExactly(alone);
      }
    }
  }
}
