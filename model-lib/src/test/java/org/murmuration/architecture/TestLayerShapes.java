package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refused;

class TestLayerShapes {
  @Test
  void halvesImagesInEachBlockOfVgg() {
    Map<String, LayerShape> shapes = LayerShapes.of(Architecture.vgg16());
    List<Integer> channels = List.of(64, 128, 256, 512, 512);
    for (int block = 1; block <= channels.size(); block++) {
      int before = 224 >> (block - 1);
      int after = 224 >> block;
      int width = channels.get(block - 1);
      assertThat(shapes)
          .containsEntry("block" + block + "_conv1", LayerShape.image(before, before, width))
          .containsEntry("block" + block + "_pool", LayerShape.image(after, after, width));
    }
    assertThat(shapes)
        .containsEntry("flatten", LayerShape.vector(7 * 7 * 512))
        .containsEntry("fc2_dropout", LayerShape.vector(4096))
        .containsEntry("predictions_softmax", LayerShape.vector(1000));
  }

  @Test
  void leavesOutTheLastRowAndColumnThatAPoolOfVggCannotFill() {
    Map<String, LayerShape> shapes = shapes("vgg11", 63, 95);
    assertThat(shapes)
        .containsEntry("block1_conv1", LayerShape.image(63, 95, 64))
        .containsEntry("block1_pool", LayerShape.image(31, 47, 64))
        .containsEntry("block5_pool", LayerShape.image(63 >> 5, 95 >> 5, 512));
  }

  @Test
  void joinsTheChannelsOfAFireModule() {
    Map<String, LayerShape> shapes = shapes("squeezenet1_1", 224, 224);
    assertThat(shapes)
        .containsEntry("features.0", LayerShape.image(111, 111, 64))
        .containsEntry("features.3.squeeze", LayerShape.image(55, 55, 16))
        .containsEntry("features.3", LayerShape.image(55, 55, 64 + 64))
        .containsEntry("features.12", LayerShape.image(13, 13, 256 + 256))
        .containsEntry("classifier.3", LayerShape.vector(1000));
  }

  private static Map<String, LayerShape> shapes(String family, int height, int width) {
    return LayerShapes.of(architecture(family, height, width));
  }

  private static Architecture architecture(String family, int height, int width) {
    return Architecture.named(family).withInput(new ImageShape(height, width, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "vgg11, 1, 1, block1_pool, '(?, 1, 1, 64)'",
    "vgg16, 16, 16, block5_pool, '(?, 1, 1, 512)'",
    "vgg19, 31, 64, block5_pool, '(?, 1, 4, 512)'",
    "vgg13, 224, 31, block5_pool, '(?, 14, 1, 512)'",
    "squeezenet1_1, 2, 224, features.0, '(?, 2, 224, 3)'",
    "squeezenet1_1, 15, 15, features.8, '(?, 1, 1, 256)'"
  })
  void refusesImagesOfWhichNothingIsLeft(
      String family, int height, int width, String layer, String shape) {
    Refused.input(() -> shapes(family, height, width))
        .hasMessage(
            "Cannot run %s on images of %dx%dx3: nothing is left at %s, which gets %s (use larger images)",
            family, height, width, layer, shape);
  }

  @Test
  void takesTheSmallestImagesOfWhichSomethingIsLeft() {
    assertThat(shapes("vgg16", 32, 32).get("block5_pool")).isEqualTo(LayerShape.image(1, 1, 512));
    assertThat(shapes("squeezenet1_1", 31, 31).get("features.8"))
        .isEqualTo(LayerShape.image(1, 1, 256));
  }

  @Test
  void refusesSqueezeNetOn200x200BecauseItsPoolsWouldRoundUp() {
    Refused.input(() -> shapes("squeezenet1_1", 200, 200))
        .hasMessage(
            "Cannot run squeezenet1_1 on images of 200x200x3: the windows of features.8 do not end at the edge of (?, 24, 24, 256) (use 224x224)");
  }
}
