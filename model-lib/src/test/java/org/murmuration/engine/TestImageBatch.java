package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.image.ImageShape;
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
      assertThat(batch.capacity()).isEqualTo(3);
      assertThat(batch.isFull()).isFalse();
      FloatBuffer places = batch.places();
      assertThat(places.remaining()).isEqualTo(3 * 2 * 3 * 3);
      for (int y = 0; y < SHAPE.height(); y++) {
        for (int x = 0; x < SHAPE.width(); x++) {
          for (int channel = 0; channel < SHAPE.channels(); channel++) {
            int place = (y * SHAPE.width() + x) * SHAPE.channels() + channel;
            assertThat(places.get(place)).isEqualTo(first[place]);
            assertThat(places.get(SHAPE.size() + place)).isEqualTo(second[place]);
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
      assertThat(floats(batch)).startsWith(second).endsWith(first);
    }
  }

  @Test
  void holdsZerosWhereNoImageWasYet() {
    try (ImageBatch batch = new ImageBatch(SHAPE, 4)) {
      assertThat(floats(batch)).containsOnly(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 16, 33})
  void offersMemoryThatAnEngineCanReadInPlace(int capacity) {
    try (ImageBatch batch = new ImageBatch(SHAPE, capacity)) {
      FloatBuffer places = batch.places();
      assertThat(places.isDirect()).isTrue();
      assertThat(places.isReadOnly()).isTrue();
      assertThat(places.order()).isEqualTo(ByteOrder.nativeOrder());
      assertThat(places.remaining()).isEqualTo(capacity * SHAPE.size());
      try (FloatPointer address = new FloatPointer(places)) {
        assertThat(address.address() % 64).isZero();
        batch.add(SmallNetworks.image(SHAPE, new Random(1)));
        assertThat(address.get(5)).isEqualTo(places.get(5)).isNotZero();
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
  void refusesANetworkThatReadsAnotherShape() {
    try (ImageBatch batch = new ImageBatch(SHAPE, 2)) {
      batch.requireImagesOf(new ImageShape(2, 3, 3));
      assertThatThrownBy(() -> batch.requireImagesOf(new ImageShape(3, 2, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot run a batch: its images are 2x3x3, the network reads 3x2x3");
    }
  }

  @Test
  void refusesMoreThanOneBufferHolds() {
    ImageShape large = new ImageShape(1024, 1024, 64);
    assertThatThrownBy(() -> new ImageBatch(large, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot make room for 536870912 floats: a buffer holds 536870879");
  }

  @Test
  void isNotUsedAfterItWasClosed() {
    ImageBatch batch = SmallNetworks.images(SHAPE, 1, 1);
    batch.close();
    batch.close();
    assertThatThrownBy(batch::places)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot use a batch: it is closed");
  }

  private static float[] floats(ImageBatch batch) {
    float[] floats = new float[batch.capacity() * SHAPE.size()];
    batch.places().get(floats);
    return floats;
  }
}
