package org.murmuration.weights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.dl4j.GraphZip;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

/** DL4J's zips, as its own ModelSerializer wrote them and as somebody changed them. */
class TestDl4jLayout {
  private static final String WHERE = "memory:/x.zip";
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static byte[] valid;

  @BeforeAll
  static void write() throws IOException {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 3)) {
      valid = GraphZip.zoo(network);
    }
  }

  private static WeightsFile open(byte[] zip) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(zip), WHERE);
  }

  private static void read(byte[] zip) throws IOException {
    WeightsFile file = open(zip);
    file.read(file.architecture(Optional.empty(), Optional.empty())).close();
  }

  private static byte[] configured(String pattern, String replacement) {
    String json = new String(Zip.of(valid).get(CONFIGURATION), UTF_8);
    String changed = json.replaceFirst(pattern, replacement);
    assertThat(changed).isNotEqualTo(json);
    return Zip.of(valid).put(CONFIGURATION, changed.getBytes(UTF_8)).bytes();
  }

  /** Version 0.1 had its layers in another package, whose name its graphs hold. */
  @Test
  void readsAGraphThatAnOlderVersionSaved() throws IOException {
    try (PretrainedNetwork expected = PretrainedNetwork.random(SmallNetworks.vgg11(), 3)) {
      byte[] zip = GraphZip.ours(expected);
      String json = new String(Zip.of(zip).get(CONFIGURATION), UTF_8);
      String old = json.replace("org.murmuration.dl4j.", "org.murmuration.network.");
      assertThat(old).contains("network.Conv2dOpLayer", "network.DenseOpLayer").isNotEqualTo(json);
      read(Zip.of(zip).put(CONFIGURATION, old.getBytes(UTF_8)).bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.network.SmallNetworks#vggs")
  void givesBackEachBitOfANetworkThatWasSaved(Family family) throws IOException {
    Architecture architecture = SmallNetworks.of(family);
    try (PretrainedNetwork expected = PretrainedNetwork.random(architecture, 3)) {
      for (byte[] zip : new byte[][] {GraphZip.ours(expected), GraphZip.zoo(expected)}) {
        WeightsFile file = open(zip);
        assertThat(file.architecture(Optional.empty(), Optional.empty())).isEqualTo(architecture);
        try (PretrainedNetwork network = file.read(architecture)) {
          assertThat(SmallNetworks.floats(network.parameters()))
              .isEqualTo(SmallNetworks.floats(expected.parameters()));
        }
      }
    }
  }

  @Test
  void saysThatItPassesOverTheOptimizersState() throws IOException {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 3)) {
      byte[] zip = GraphZip.trained(network);
      assertThat(Zip.of(zip).get("updaterState.bin")).isNotNull();
      assertThat(open(zip).notes())
          .containsExactly(
              "Passed over updaterState.bin: an optimizer's state, no part of a network");
      read(zip);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"preprocessor.bin", "normalizer.bin"})
  void neverReadsASerializedObject(String name) throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(object)) {
      out.writeObject(new Trap());
    }
    byte[] zip = Zip.of(valid).put(name, object.toByteArray()).bytes();
    Refused.input(() -> open(zip))
        .hasMessage(
            "Cannot import %s: it has %s, a serialized Java object, which is never read (take it out: zip -d FILE %s)",
            WHERE, name, name);
    assertThat(Trap.sprung).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../configuration.json", "/etc/passwd", "a/../../b", "readme.txt", ""})
  void refusesAnEntryThatDoesNotBelong(String name) {
    byte[] zip = Zip.of(valid).put(name, new byte[3]).bytes();
    Refused.input(() -> open(zip))
        .hasMessageStartingWith("Cannot import %s: it has the entry '%s', expected [", WHERE, name);
  }

  @ParameterizedTest
  @ValueSource(strings = {CONFIGURATION, COEFFICIENTS})
  void refusesAZipThatLacksAnEntry(String name) {
    Refused.input(() -> open(Zip.of(valid).remove(name).bytes()))
        .hasMessage("Cannot import %s: it lacks %s", WHERE, name);
  }

  /** Loading the class would spring the trap of {@code LoadTrap}; naming it must not. */
  @ParameterizedTest
  @CsvSource({
    "org.deeplearning4j.nn.conf.graph.LayerVertex, vertex 0",
    "org.deeplearning4j.nn.conf.layers.ConvolutionLayer, layer 0",
    "org.nd4j.linalg.activations.impl.ActivationReLU, activation of 0",
    "org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor, preprocessor of 13"
  })
  void refusesAClassThatIsNotOnTheList(String known, String what) {
    byte[] zip = configured(known.replace(".", "\\."), "org.murmuration.weights.LoadTrap");
    Refused.input(() -> open(zip))
        .hasMessage(
            "Cannot import %s: its %s is of the class 'org.murmuration.weights.LoadTrap', which is not on the list of classes that VGG is made of (no class of a file is ever loaded)",
            WHERE, what);
    assertThat(LoadTrap.Sprung.loaded).isFalse();
  }

  @Test
  void refusesAClassThatIsNotOnTheListWhereverItIs() {
    byte[] zip =
        configured("\\{", "{\"anywhere\": [[{\"@class\": \"org.murmuration.weights.LoadTrap\"}]],");
    Refused.input(() -> open(zip))
        .hasMessageContaining(
            "its configuration names the class 'org.murmuration.weights.LoadTrap', which is not");
    assertThat(LoadTrap.Sprung.loaded).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kernelSize\" : \\[ 3, 3 \\] | \"kernelSize\" : [ 5, 5 ] | its layer 0 has the window [5,5] and the stride [1,1], expected VGG's 3x3 and 1",
        "\"padding\" : \\[ 1, 1 \\] | \"padding\" : [ 0, 0 ] | its convolution 0 changes the size of images",
        "\"poolingType\" : \"MAX\" | \"poolingType\" : \"AVG\" | its layer 1 has the window [2,2] and the stride [2,2], expected VGG's 2x2 and 2",
        "\"hasBias\" : true | \"hasBias\" : false | its layer 0 has no bias",
        "\"nin\" : 3 | \"nin\" : -3 | its layer 0 has the nin -3",
        "\"nout\" : 3 | \"nout\" : 2147483647 | its layers have 1073741824 values",
        "\"1\" : \\[ \"0\" \\] | \"1\" : [ \"0\", \"0\" ] | its vertex 1 is not one in a chain, as VGG's are",
        "\"0\" : \\[ \"in\" \\] | \"0\" : [ \"15\" ] | its 16 vertices are no chain, as VGG's are",
        "\"vertices\" | \"confs\" | it is a MultiLayerNetwork, expected a ComputationGraph",
        "\"vertices\" : \\{ | \"vertices\" : {{ | its configuration.json is not JSON"
      })
  void refusesAnotherGraph(String pattern, String replacement, String why) {
    byte[] zip = configured(pattern, replacement);
    Refused.input(() -> read(zip)).hasMessageStartingWith("Cannot import %s: %s", WHERE, why);
  }

  @Test
  void refusesALayerOfAnotherWidth() {
    byte[] zip = configured("\"nin\" : 3", "\"nin\" : 4");
    Refused.input(() -> read(zip))
        .hasMessage(
            "Cannot import %s as vgg11: found 0.weight [3, 4, 3, 3], expected the shape [3, 3, 3, 3]",
            WHERE);
  }

  /** Header: the name of an allocation mode, then lengths as big-endian longs. */
  @ParameterizedTest
  @CsvSource({
    "18, 1152921504606846976, 'it begins with 1152921504606846976 values of type LONG, expected a shape'",
    "32, 7, 'it has 7 axes, expected a vector'",
    "40, 1152921504606846976, 'it holds 2351 values of type FLOAT and shape [1152921504606846976], its layers have 2351 of type FLOAT'"
  })
  void refusesCoefficientsThatClaimMore(int at, long claim, String why) {
    byte[] coefficients = Zip.of(valid).get(COEFFICIENTS);
    ByteBuffer.wrap(coefficients).putLong(at, claim);
    Refused.input(() -> read(Zip.of(valid).put(COEFFICIENTS, coefficients).bytes()))
        .hasMessage("Cannot read coefficients.bin of %s: %s", WHERE, why);
  }

  @Test
  void refusesCoefficientsThatEndTooEarlyOrGoOn() {
    byte[] coefficients = Zip.of(valid).get(COEFFICIENTS);
    byte[] longer = java.util.Arrays.copyOf(coefficients, coefficients.length + 1);
    Refused.input(() -> read(Zip.of(valid).put(COEFFICIENTS, longer).bytes()))
        .hasMessage("Cannot read coefficients.bin of %s: it goes on after its last value", WHERE);
    byte[] shorter = java.util.Arrays.copyOf(coefficients, coefficients.length - 1);
    Refused.input(() -> read(Zip.of(valid).put(COEFFICIENTS, shorter).bytes()))
        .hasMessage("Cannot read coefficients.bin of %s: it ends too early", WHERE);
  }

  @Test
  void refusesNotANumber() {
    byte[] coefficients = Zip.of(valid).get(COEFFICIENTS);
    ByteBuffer.wrap(coefficients).putFloat(coefficients.length - 8, Float.NaN);
    Refused.input(() -> read(Zip.of(valid).put(COEFFICIENTS, coefficients).bytes()))
        .hasMessage("Cannot import %s: 15.bias [10] has the value NaN at position 8", WHERE);
  }

  @Test
  void refusesABomb() {
    byte[] zeros = new byte[50_000_000];
    Refused.input(() -> open(Zip.of(valid).put(COEFFICIENTS, zeros).packed()))
        .hasMessageMatching(
            "Cannot read %s as a zip: coefficients.bin claims to unpack \\d+ bytes to 50000000"
                .formatted(WHERE));
    byte[] noise = new byte[5_000_000];
    new java.util.Random(1).nextBytes(noise);
    Refused.input(() -> open(Zip.of(valid).put(CONFIGURATION, noise).bytes()))
        .hasMessage("Cannot import %s: configuration.json is larger than 4000000 bytes", WHERE);
  }

  @Test
  void refusesTwoEntriesInOnePlace() {
    ByteBuffer zip = ByteBuffer.wrap(valid.clone()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int list = zip.getInt(zip.limit() - 22 + 16);
    int second = list + 46 + zip.getShort(list + 28);
    zip.putInt(second + 42, zip.getInt(list + 42));
    Refused.input(() -> open(zip.array()))
        .hasMessage(
            "Cannot read %s as a zip: coefficients.bin is not where its list of entries says",
            WHERE);
  }

  @Test
  void refusesAZipThatIsCutAnywhere() {
    for (int length = 4; length < valid.length; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(valid, length);
      Refused.input(() -> open(cut))
          .hasMessage("Cannot read %s as a zip: it has no end (was it copied whole?)", WHERE);
    }
  }

  @Test
  void refusesKeras3AndPickles() {
    byte[] keras = new Zip().put("config.json", new byte[2]).put("model.weights.h5", HDF5).bytes();
    Refused.input(() -> open(keras))
        .hasMessageStartingWith("Cannot import %s: it is a file of Keras 3", WHERE);
    byte[] pickle = new Zip().put("archive/data.pkl", new byte[2]).bytes();
    Refused.input(() -> open(pickle))
        .hasMessageStartingWith("Cannot import %s: it is a pickle of PyTorch's", WHERE);
  }

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};
}
