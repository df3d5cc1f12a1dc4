package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

/** Keras's files of Theano, of other orders of axes and of other widths of floats. */
class TestKerasOrder {
  private static final String WHERE = "memory:/x.h5";
  private static final Architecture VGG11 = SmallNetworks.vgg11();

  /** Its images of 32 x 64 become 1 x 2. */
  private static final int PIXELS = 2;

  private final PretrainedNetwork network = PretrainedNetwork.random(VGG11, 3);

  @AfterEach
  void close() {
    network.close();
  }

  private TheanoFile theano(boolean kernelsFirst, boolean channelsFirst) {
    return new TheanoFile(network, PIXELS, kernelsFirst, channelsFirst);
  }

  private Hdf5File.Group keras1() {
    return theano(true, true).named("%s_W", "%s_b");
  }

  private Hdf5File.Group keras2(boolean channelsFirst) {
    return theano(false, channelsFirst).named("%s/kernel:0", "%s/bias:0");
  }

  private static Hdf5File.Group model(Hdf5File.Group weights, String configuration) {
    return new Hdf5File.Group()
        .attribute("model_config", configuration)
        .put("model_weights", weights);
  }

  private static String layers(String... formats) {
    StringBuilder layers = new StringBuilder();
    for (String format : formats) {
      layers.append(
          "{\"class_name\":\"Conv2D\",\"config\":{\"name\":\"c\",\"data_format\":\"%s\"}},"
              .formatted(format));
    }
    return "{\"class_name\":\"Model\",\"config\":{\"layers\":[" + layers + "{}]}";
  }

  private static WeightsFile open(Hdf5File.Group root) throws IOException {
    return open(root, WHERE);
  }

  private static WeightsFile open(Hdf5File.Group root, String location) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(Hdf5File.bytes(root)), location);
  }

  private void isTheNetwork(WeightsFile file) throws IOException {
    Optional<ImageShape> input = Optional.of(VGG11.input());
    try (PretrainedNetwork read = file.read(file.architecture(Optional.empty(), input))) {
      assertThat(read.architecture()).isEqualTo(VGG11);
      assertThat(SmallNetworks.floats(read.parameters()))
          .isEqualTo(SmallNetworks.floats(network.parameters()));
    }
  }

  @Test
  void turnsBackKernelsOfKeras1WhoseShapeSaysThatTheyAreTheanos() throws IOException {
    WeightsFile file = open(keras1());
    isTheNetwork(file);
    assertThat(file.readAs())
        .isEqualTo(
            "Keras weights HDF5; kernels supposed to be Theano's, turned by 180 degrees, as it names no backend");
    assertThat(file.notes()).hasSize(1);
  }

  @Test
  void leavesKernelsOfKeras1AsTheyAreWhereTensorFlowIsNamed() throws IOException {
    Hdf5File.Group root = keras1().attribute("backend", "tensorflow");
    WeightsFile file = open(root);
    try (PretrainedNetwork read =
        file.read(file.architecture(Optional.empty(), Optional.of(VGG11.input())))) {
      float[] expected = new float[81];
      float[] found = new float[81];
      network
          .parameters()
          .memory(network.parameters().slots().find("block1_conv1.weight"))
          .get(expected);
      read.parameters().memory(read.parameters().slots().find("block1_conv1.weight")).get(found);
      for (int i = 0; i < 81; i++) {
        assertThat(found[i / 9 * 9 + 8 - i % 9]).isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void turnsBackKernelsOfKeras2WhereTheanoIsNamed() throws IOException {
    WeightsFile file = open(keras2(false).attribute("backend", "theano"));
    isTheNetwork(file);
    assertThat(file.readAs())
        .contains("kernels of Theano, turned by 180 degrees")
        .contains("supposed to be in the order height, width, channel, as it names no data_format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "weights", "configuration"})
  void findsTheBackendWhereverItIsNamed(String place) throws IOException {
    Hdf5File.Group weights = keras2(true);
    String configuration = layers("channels_first", "channels_first");
    if (place.equals("weights")) {
      weights.attribute("backend", "theano");
    }
    Hdf5File.Group root =
        model(
            weights,
            configuration + (place.equals("configuration") ? ",\"backend\":\"theano\"}" : "}"));
    if (place.equals("root")) {
      root.attribute("backend", "theano");
    }
    WeightsFile file = open(root);
    isTheNetwork(file);
    assertThat(file.readAs())
        .isEqualTo("Keras model HDF5; kernels of Theano, turned by 180 degrees");
  }

  @Test
  void readsRowsAsAFlattenThatGivesChannelsLast() throws IOException {
    String flatten =
        layers("channels_first")
            .replace(
                "{}",
                "{\"class_name\":\"Flatten\",\"config\":{\"data_format\":\"channels_first\"}}");
    Hdf5File.Group root = model(keras2(false), flatten + "}").attribute("backend", "theano");
    isTheNetwork(open(root));
  }

  @Test
  void readsTheWordsOfKeras1() throws IOException {
    String configuration =
        layers("th").replace("data_format", "dim_ordering").replace("Conv2D", "Convolution2D");
    isTheNetwork(open(model(keras1(), configuration + "}").attribute("keras_version", "1.2.2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plaidml.keras.backend | its backend is 'plaidml.keras.backend'",
        "mxnet | its backend is 'mxnet'"
      })
  void refusesABackendThatIsNotKnown(String backend, String why) {
    Refused.input(() -> open(keras2(false).attribute("backend", backend)))
        .hasMessage(
            "Cannot import %s: the order of its axes is unknown, as %s (load it in Keras on TensorFlow and save the whole model anew)",
            WHERE, why);
  }

  @Test
  void refusesTwoBackends() {
    Hdf5File.Group root =
        model(keras2(true).attribute("backend", "tensorflow"), layers("channels_first") + "}")
            .attribute("backend", "theano");
    Refused.input(() -> open(root))
        .hasMessageContaining(
            "the order of its axes is unknown, as it names more than one backend, [theano, tensorflow]");
  }

  @Test
  void refusesTwoFormats() {
    Refused.input(() -> open(model(keras2(true), layers("channels_first", "channels_last") + "}")))
        .hasMessageContaining(
            "as it names more than one data_format, [channels_first, channels_last]");
    Refused.input(() -> open(model(keras2(true), layers("sideways") + "}")))
        .hasMessageContaining("as its data_format is 'sideways'");
  }

  @Test
  void refusesKernelsThatCouldBeReadEitherWay() {
    Architecture narrow = VGG11.withWidths(List.of(3, 3, 3, 3, 3, 8, 9));
    try (PretrainedNetwork square = PretrainedNetwork.random(narrow, 3)) {
      Hdf5File.Group root = new TheanoFile(square, PIXELS, true, true).named("%s_W", "%s_b");
      Refused.input(() -> open(root))
          .hasMessageContaining(
              "as its kernels, such as block1_conv1.weight [3, 3, 3, 3], could be read either way");
    }
  }

  @Test
  void refusesAFileWhoseNameSaysOtherThanItsKernels() {
    Refused.input(() -> open(keras1(), "memory:/vgg11_weights_th_dim_ordering_tf_kernels.h5"))
        .hasMessageContaining(
            "as its name says tf kernels, its kernels block1_conv1.weight [3, 3, 3, 3] are as Theano has them and it names no backend");
    Refused.input(
            () -> open(keras2(false), "memory:/vgg11_weights_tf_dim_ordering_th_kernels_notop.h5"))
        .hasMessageContaining("as its name says th kernels");
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.network.SmallNetworks#vggs")
  void takesLayersWithoutNamesInTheirOrder(Family family) throws IOException {
    Architecture architecture = SmallNetworks.of(family);
    try (PretrainedNetwork expected = PretrainedNetwork.random(architecture, 4)) {
      WeightsFile file = open(new TheanoFile(expected, PIXELS, true, true).counted());
      assertThat(file.layout()).isEqualTo("Keras weights HDF5 of 2015");
      assertThat(file.readAs()).contains("layers taken in their order, as they have no names");
      Optional<ImageShape> input = Optional.of(architecture.input());
      try (PretrainedNetwork read = file.read(file.architecture(Optional.empty(), input))) {
        assertThat(read.architecture()).isEqualTo(architecture);
        assertThat(SmallNetworks.floats(read.parameters()))
            .isEqualTo(SmallNetworks.floats(expected.parameters()));
      }
    }
  }

  @Test
  void refusesLayersWithoutNamesOfWhichOneIsMissing() {
    Hdf5File.Group root = theano(true, true).counted().remove("layer_7");
    Refused.input(() -> open(root))
        .hasMessageMatching(
            "Cannot import %s: it has \\d+ groups layer_\\*, and none of the name layer_7"
                .formatted(WHERE));
  }

  @ParameterizedTest
  @EnumSource(Hdf5File.Width.class)
  void readsFloatsOfEachWidth(Hdf5File.Width width) throws IOException {
    float[] eighths = new float[81];
    for (int i = 0; i < eighths.length; i++) {
      eighths[i] = (i - 40) / 8f;
    }
    Hdf5File.Group root = KerasFile.weights(network);
    root.group("block1_conv1")
        .array("block1_conv1_W_1:0", new long[] {3, 3, 3, 3}, Hdf5File.Floats.of(eighths), width);
    WeightsFile file = open(root);
    try (PretrainedNetwork read =
        file.read(file.architecture(Optional.empty(), Optional.of(VGG11.input())))) {
      float[] found = new float[81];
      read.parameters().memory(read.parameters().slots().find("block1_conv1.weight")).get(found);
      assertThat(found).containsExactlyInAnyOrder(eighths);
    }
    assertThat(file.notes())
        .isEqualTo(
            width == Hdf5File.Width.F64
                ? List.of("Its floats have 64 bits, which were rounded to 32")
                : List.of());
  }

  @Test
  void readsEachBitOfA32BitFloatFrom64() throws IOException {
    isTheNetwork(open(KerasFile.weights(network).widened(Hdf5File.Width.F64)));
  }
}
