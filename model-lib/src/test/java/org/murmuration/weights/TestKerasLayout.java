package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

/** Keras's and NeuPy's files. */
class TestKerasLayout {
  private static final String WHERE = "memory:/x.h5";
  private static final Optional<ImageShape> INPUT = Optional.of(SmallNetworks.vgg11().input());

  static WeightsFile open(Hdf5File.Group root) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(Hdf5File.bytes(root)), WHERE);
  }

  static Hdf5File.Group weights() {
    return KerasFile.weights(PretrainedNetwork.random(SmallNetworks.vgg11(), 3));
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.network.SmallNetworks#vggs")
  void givesBackEachBitOfANetworkThatWasSaved(Family family) throws IOException {
    Architecture architecture = SmallNetworks.of(family);
    try (PretrainedNetwork expected = PretrainedNetwork.random(architecture, 3)) {
      for (Hdf5File.Group root :
          List.of(
              KerasFile.weights(expected), KerasFile.model(expected), KerasFile.neuPy(expected))) {
        WeightsFile file = open(root);
        assertThat(file.architecture(Optional.empty(), INPUT)).isEqualTo(architecture);
        try (PretrainedNetwork network = file.read(architecture)) {
          assertThat(SmallNetworks.floats(network.parameters()))
              .isEqualTo(SmallNetworks.floats(expected.parameters()));
        }
      }
    }
  }

  @Test
  void takesTheShapeOfImagesFromAWholeModel() throws IOException {
    Architecture architecture = SmallNetworks.vgg11();
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 3)) {
      assertThat(
              open(KerasFile.model(network))
                  .architecture(Optional.empty(), Optional.empty())
                  .input())
          .isEqualTo(architecture.input());
    }
  }

  @Test
  void asksForTheShapeOfImagesThatWeightsAloneDoNotTell() {
    Refused.input(() -> open(weights()).architecture(Optional.empty(), Optional.empty()))
        .hasMessage(
            "Cannot import %s for images of 224x224x3: its first dense layer reads 14 values, such images give %d (name the shape with --input-shape, such as 64x96x3)",
            WHERE, 7 * 7 * 7);
  }

  @Test
  void refusesANetworkOfKerasThatIsNotKnown() {
    Hdf5File.Group root = new Hdf5File.Group().attribute("layer_names", List.of("dense"));
    root.group("dense")
        .attribute("weight_names", List.of("dense/kernel:0", "dense/gamma:0"))
        .group("dense")
        .array("kernel:0", new long[] {2, 3}, Hdf5File.Floats.of(new float[6]))
        .array("gamma:0", new long[] {3}, Hdf5File.Floats.of(new float[3]));
    Refused.input(() -> open(root).architecture(Optional.empty(), INPUT))
        .hasMessage(
            "Cannot import %s: its 2 arrays are those of no network known here (known: vgg11, vgg13, vgg16, vgg19, squeezenet1_1 with Keras's names); nearest is vgg11: missing [block1_conv1.bias, block1_conv1.weight, block2_conv1.bias, and 19 more], left over [dense.weight, dense/dense/gamma:0]",
            WHERE);
  }

  @Test
  void refusesAFileThatNamesWhatItLacks() {
    Hdf5File.Group root = weights();
    root.group("fc1").remove("fc1_b_1:0");
    Refused.input(() -> open(root))
        .hasMessage("Cannot read %s as HDF5: it lacks /fc1/fc1_b_1:0, which it names", WHERE);
  }

  @Test
  void refusesAnArrayOfAnotherShape() {
    Hdf5File.Group root = weights();
    root.group("fc2").array("fc2_b_1:0", new long[] {8}, Hdf5File.Floats.of(new float[8]));
    Refused.input(() -> open(root).read(SmallNetworks.vgg11()))
        .hasMessage("Cannot import %s as vgg11: found fc2.bias [8], expected the shape [9]", WHERE);
  }

  @Test
  void refusesNotANumber() {
    Hdf5File.Group root = weights();
    float[] values = new float[8 * 9];
    values[5] = Float.NaN;
    root.group("fc2").array("fc2_W_1:0", new long[] {8, 9}, Hdf5File.Floats.of(values));
    Refused.input(() -> open(root).read(SmallNetworks.vgg11()))
        .hasMessage(
            "Cannot import %s: fc2.weight [8, 9] has the value NaN at position %d", WHERE, 5 * 8);
  }

  @Test
  void refusesOtherPeoplesHdf5() {
    Hdf5File.Group root = new Hdf5File.Group().attribute("author", "somebody");
    root.group("measurements");
    Refused.input(() -> open(root))
        .hasMessage(
            "Cannot import %s: this HDF5 file has the attributes [author] and holds [measurements], expected Keras's layer_names or model_weights, or NeuPy's metadata",
            WHERE);
  }

  static Stream<String> namesInKeras3() {
    return Stream.of("_layer_checkpoint_dependencies", "layers");
  }

  @ParameterizedTest
  @MethodSource("namesInKeras3")
  void refusesKeras3(String name) {
    Hdf5File.Group root = new Hdf5File.Group();
    root.group(name);
    Refused.input(() -> open(root))
        .hasMessage(
            "Cannot import %s: it is a file of Keras 3 (it has %s), expected the HDF5 of Keras 2 (load it in Keras and save it with model.save('model.h5'))",
            WHERE, name);
  }
}
