package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.Layer;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.SafetensorsFile;

/** Networks without the published top, or with another one. */
class TestOwnHead {
  private static final Architecture VGG11 = SmallNetworks.vgg11();
  private static final Architecture TRUNK = SmallNetworks.trunkOf(VGG11.family());
  private static final int PIXELS = 2;
  private static final List<String> CONVOLUTIONS =
      TRUNK.layers().stream()
          .filter(layer -> layer.kind().hasParameters())
          .map(Layer::name)
          .toList();

  private final PretrainedNetwork network = PretrainedNetwork.random(VGG11, 3);

  @AfterEach
  void close() {
    network.close();
  }

  private static WeightsFile open(byte[] bytes) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(bytes), "memory:/x");
  }

  private static Architecture found(WeightsFile file) {
    return file.architecture(Optional.empty(), Optional.of(VGG11.input()));
  }

  /** Its parameters, of which the whole network's begin with those of its trunk. */
  private void isTheTrunk(WeightsFile file) throws IOException {
    assertThat(found(file)).isEqualTo(TRUNK);
    try (PretrainedNetwork read = file.read(TRUNK)) {
      float[] trunk = SmallNetworks.floats(read.parameters());
      assertThat(trunk)
          .isEqualTo(Arrays.copyOf(SmallNetworks.floats(network.parameters()), trunk.length));
    }
  }

  private void isTheWhole(WeightsFile file) throws IOException {
    assertThat(found(file)).isEqualTo(VGG11);
    try (PretrainedNetwork read = file.read(VGG11)) {
      assertThat(SmallNetworks.floats(read.parameters()))
          .isEqualTo(SmallNetworks.floats(network.parameters()));
    }
  }

  private SafetensorsFile torchvision() {
    return TorchvisionFile.of(network, PIXELS);
  }

  private SafetensorsFile withoutTop() {
    SafetensorsFile file = torchvision();
    for (String layer : List.of("classifier.0", "classifier.3", "classifier.6")) {
      file.remove(layer + ".weight").remove(layer + ".bias");
    }
    return file;
  }

  /** Those of its layers that are named; others are for the caller to add. */
  private Hdf5File.Group keras(List<String> layers) {
    Hdf5File.Group all = all();
    Hdf5File.Group root = new Hdf5File.Group();
    layers.stream()
        .filter(layer -> network.parameters().slots().find(layer + ".weight") != null)
        .forEach(layer -> root.put(layer, all.group(layer)));
    return root.attribute("layer_names", layers).attribute("backend", "theano");
  }

  private Hdf5File.Group all() {
    return new TheanoFile(network, PIXELS, false, false).named("%s/kernel:0", "%s/bias:0");
  }

  private static List<String> convolutionsAnd(String... more) {
    List<String> all = new ArrayList<>(CONVOLUTIONS);
    all.addAll(List.of(more));
    return all;
  }

  private static Hdf5File.Group dense(Hdf5File.Group group, String name, int in, int out) {
    group
        .attribute("weight_names", List.of(name + "/kernel:0", name + "/bias:0"))
        .group(name)
        .array("kernel:0", new long[] {in, out}, Hdf5File.Floats.of(new float[in * out]))
        .array("bias:0", new long[] {out}, Hdf5File.Floats.of(new float[out]));
    return group;
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void readsAFileWithoutTheTopAsANetworkThatEndsThere(Family family) throws IOException {
    Architecture trunk = SmallNetworks.trunkOf(family);
    try (PretrainedNetwork expected = PretrainedNetwork.random(trunk, 5)) {
      WeightsFile file = open(TorchvisionFile.of(expected, PIXELS).bytes());
      Architecture found = file.architecture(Optional.empty(), Optional.of(trunk.input()));
      assertThat(found).isEqualTo(trunk);
      assertThat(file.readAs()).isEqualTo("torchvision safetensors");
      try (PretrainedNetwork read = file.read(found)) {
        assertThat(SmallNetworks.floats(read.parameters()))
            .isEqualTo(SmallNetworks.floats(expected.parameters()));
      }
    }
  }

  @Test
  void readsKerasFileWithoutTheTop() throws IOException {
    isTheTrunk(open(Hdf5File.bytes(keras(CONVOLUTIONS))));
  }

  @Test
  void refusesItAsTheWholeNetwork() throws IOException {
    WeightsFile file = open(withoutTop().bytes());
    Refused.input(() -> file.architecture(Optional.of(VGG11.family()), Optional.empty()))
        .hasMessage("Cannot import memory:/x as vgg11: its layers are those of vgg11_notop");
  }

  @Test
  void takesALastLayerOfAnotherNameForTheLast() throws IOException {
    Hdf5File.Group root = keras(convolutionsAnd("fc1", "fc2", "birds"));
    Hdf5File.Group last = all().group("predictions").inner("predictions");
    root.group("birds")
        .attribute("weight_names", List.of("birds/kernel:0", "birds/bias:0"))
        .put("birds", last);
    WeightsFile file = open(Hdf5File.bytes(root));
    isTheWhole(file);
    assertThat(file.readAs()).endsWith("its last layer birds taken for predictions");
  }

  @Test
  void takesTorchsLastLayerOfAnotherNameForTheLast() throws IOException {
    SafetensorsFile file = torchvision();
    float[] weight = file.values("classifier.6.weight");
    float[] bias = file.values("classifier.6.bias");
    file.remove("classifier.6.weight").remove("classifier.6.bias");
    file.put("fc.weight", new long[] {10, 9}, weight).put("fc.bias", new long[] {10}, bias);
    WeightsFile read = open(file.bytes());
    isTheWhole(read);
    assertThat(read.readAs()).endsWith("its last layer fc taken for classifier.6");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 11})
  void leavesOutALastLayerThatTheNetworkCannotHave(int odd) throws IOException {
    boolean oneClass = odd == 1;
    SafetensorsFile file = torchvision().remove("classifier.6.weight").remove("classifier.6.bias");
    int inputs = oneClass ? 9 : odd;
    int classes = oneClass ? 1 : 10;
    file.put("fc.weight", new long[] {classes, inputs}, new float[classes * inputs])
        .put("fc.bias", new long[] {classes}, new float[classes]);
    WeightsFile read = open(file.bytes());
    isTheTrunk(read);
    assertThat(read.readAs())
        .isEqualTo(
            "torchvision safetensors; 6 arrays beside the convolutions left out (classifier.0.weight, classifier.0.bias, classifier.3.weight, classifier.3.bias, ...), as they are not the top of vgg11");
  }

  @Test
  void leavesOutAHeadOnANestedNetwork() throws IOException {
    Hdf5File.Group nested = new Hdf5File.Group();
    List<String> names = new ArrayList<>();
    for (String layer : CONVOLUTIONS) {
      names.addAll(List.of(layer + "/kernel:0", layer + "/bias:0"));
      nested.put(layer, all().group(layer).inner(layer));
    }
    nested.attribute("weight_names", names);
    Hdf5File.Group weights = new Hdf5File.Group().put("vgg11", nested);
    dense(weights.group("dense"), "dense", 14, 5);
    dense(weights.group("dense_1"), "dense_1", 5, 3);
    weights.attribute("layer_names", List.of("vgg11", "flatten", "dense", "dense_1"));
    weights.group("flatten").attribute("weight_names", List.of());
    weights.attribute("backend", "theano");
    WeightsFile file = open(Hdf5File.bytes(new Hdf5File.Group().put("model_weights", weights)));
    isTheTrunk(file);
    assertThat(file.readAs())
        .endsWith(
            "4 arrays beside the convolutions left out (dense.weight, dense.bias, dense_1.weight, dense_1.bias), as they are not the top of vgg11");
  }

  @Test
  void refusesWhatMayLieAmongTheConvolutions() throws IOException {
    List<String> layers = new ArrayList<>(CONVOLUTIONS);
    layers.add(3, "attention");
    Hdf5File.Group root = keras(layers);
    dense(root.group("attention"), "attention", 4, 4);
    WeightsFile file = open(Hdf5File.bytes(root));
    Refused.input(() -> found(file))
        .hasMessageContaining("are those of no network known here")
        .hasMessageContaining("attention.weight");
    WeightsFile torch =
        open(withoutTop().put("features.99.weight", new long[] {7}, new float[7]).bytes());
    Refused.input(() -> found(torch)).hasMessageContaining("left over [features.99.weight]");
  }

  @Test
  void refusesATopOfWhichAnArrayIsMissing() throws IOException {
    WeightsFile file = open(torchvision().remove("classifier.3.bias").bytes());
    Refused.input(() -> found(file))
        .hasMessageEndingWith("nearest is vgg11: missing [classifier.3.bias], left over []");
  }
}
