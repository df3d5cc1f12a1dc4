package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.SafetensorsFile;

class TestTorchvisionWeights {
  private static final String WHERE = "memory:/x.safetensors";

  /** Small VGGs see images of 32x64, of which five pools leave 1x2. */
  private static final int PIXELS = 2;

  private static SafetensorsFile file(Architecture architecture) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 3)) {
      return TorchvisionFile.of(network, PIXELS);
    }
  }

  private static WeightsFile open(SafetensorsFile file) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(file.bytes()), WHERE);
  }

  private static PretrainedNetwork read(SafetensorsFile file, Architecture architecture)
      throws IOException {
    return open(file).read(architecture);
  }

  private static Architecture found(SafetensorsFile file, Optional<Family> family)
      throws IOException {
    Optional<ImageShape> input = Optional.of(SmallNetworks.vgg11().input());
    return open(file).architecture(family, input);
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void givesBackEachBitOfANetworkThatTorchvisionSaved(Family family) throws IOException {
    Architecture architecture = SmallNetworks.of(family);
    try (PretrainedNetwork expected = PretrainedNetwork.random(architecture, 3);
        PretrainedNetwork network = read(TorchvisionFile.of(expected, PIXELS), architecture)) {
      assertThat(SmallNetworks.floats(network.parameters()))
          .isEqualTo(SmallNetworks.floats(expected.parameters()));
    }
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void findsFamilyWidthsAndClassesFromTheFile(Family family) throws IOException {
    Architecture architecture = SmallNetworks.of(family);
    Architecture found =
        open(file(architecture)).architecture(Optional.empty(), Optional.of(architecture.input()));
    assertThat(found).isEqualTo(architecture);
  }

  @Test
  void supposesImagesOf224x224() throws IOException {
    SafetensorsFile file = file(SmallNetworks.squeezeNet());
    assertThat(open(file).architecture(Optional.empty(), Optional.empty()).input())
        .isEqualTo(new ImageShape(224, 224, 3));
  }

  @Test
  void refusesImagesThatTheDenseLayersWereNotMadeFor() {
    SafetensorsFile file = file(SmallNetworks.vgg11());
    Refused.input(() -> open(file).architecture(Optional.empty(), Optional.empty()))
        .hasMessage(
            "Cannot import %s for images of 224x224x3: its first dense layer reads 14 values, such images give %d (name the shape of the images, such as 64x96x3)",
            WHERE, 7 * 7 * 7);
  }

  @Test
  void refusesAFileThatLacksALayer() {
    SafetensorsFile file =
        file(SmallNetworks.vgg11()).remove("features.3.weight").remove("features.3.bias");
    Refused.input(() -> read(file, SmallNetworks.vgg11()))
        .hasMessage(
            "Cannot import %s as vgg11: missing [block2_conv1.bias, block2_conv1.weight], left over []",
            WHERE);
    Refused.input(() -> found(file, Optional.empty()))
        .hasMessageStartingWith("Cannot import %s: its 20 arrays are those of no network", WHERE)
        .hasMessageEndingWith(
            "nearest is vgg11: missing [features.3.bias, features.3.weight], left over []");
  }

  @Test
  void refusesAFileThatHasALayerTooMany() {
    SafetensorsFile file =
        file(SmallNetworks.vgg11()).put("classifier.9.bias", new long[] {2}, new float[2]);
    Refused.input(() -> read(file, SmallNetworks.vgg11()))
        .hasMessage(
            "Cannot import %s as vgg11: missing [], left over [classifier.9.bias [2]]", WHERE);
    Refused.input(() -> found(file, Optional.empty()))
        .hasMessageEndingWith("nearest is vgg11: missing [], left over [classifier.9.bias]");
  }

  @Test
  void measuresAFileAgainstTheFamilyThatTheUserNamed() {
    SafetensorsFile file = file(SmallNetworks.vgg11()).remove("features.0.bias");
    Refused.input(() -> found(file, Optional.of(Family.named("squeezenet1_1"))))
        .hasMessageStartingWith("Cannot import %s as squeezenet1_1: ", WHERE)
        .hasMessageContaining("missing [classifier.1.bias, classifier.1.weight, features.0.bias, ");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesAValueThatIsNotFinite(float value) {
    SafetensorsFile file = file(SmallNetworks.vgg11());
    file.values("features.3.bias")[2] = value;
    Refused.input(() -> read(file, SmallNetworks.vgg11()))
        .hasMessage(
            "Cannot import %s: features.3.bias [4] has the value %s at position 2", WHERE, value);
  }

  @Test
  void refusesNotANumberAmongPermutedWeights() {
    SafetensorsFile file = file(SmallNetworks.vgg11());
    file.values("classifier.0.weight")[5] = Float.NaN;
    Refused.input(() -> read(file, SmallNetworks.vgg11()))
        .hasMessageStartingWith(
            "Cannot import %s: classifier.0.weight [8, 14] has the value NaN at position ", WHERE);
  }

  @Test
  void refusesAnArrayOfAnotherShape() {
    SafetensorsFile file =
        file(SmallNetworks.vgg11()).put("features.0.weight", new long[] {81}, new float[81]);
    Refused.input(() -> read(file, SmallNetworks.vgg11()))
        .hasMessage(
            "Cannot import %s as vgg11: found features.0.weight [81], expected the shape [3, 3, 3, 3]",
            WHERE);
  }

  @Test
  void refusesAnotherFamilyThanTheOneNamed() {
    SafetensorsFile file = file(SmallNetworks.vgg11());
    Refused.input(() -> found(file, Optional.of(Family.named("vgg16"))))
        .hasMessage("Cannot import %s as vgg16: its layers are those of vgg11", WHERE);
  }

  static Stream<SafetensorsFile> strangers() {
    return Stream.of(
        new SafetensorsFile(),
        new SafetensorsFile().put("conv1.weight", new long[] {2}, new float[2]),
        new SafetensorsFile().put("", new long[] {2}, new float[2]),
        new SafetensorsFile().put(".", new long[] {}, new float[1]));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void refusesANetworkThatIsNotKnown(SafetensorsFile file) {
    Refused.input(() -> found(file, Optional.empty()))
        .hasMessageContaining("are those of no network known here")
        .hasMessageContaining("vgg11, vgg13, vgg16, vgg19, squeezenet1_1");
    Refused.input(() -> read(file, SmallNetworks.vgg11()))
        .hasMessageContaining("as vgg11: missing [block1_conv1.bias, ");
  }

  @Test
  void refusesLayersWithoutOutputs() {
    SafetensorsFile file =
        file(SmallNetworks.vgg11())
            .put("features.0.weight", new long[] {0, 3, 3, 3}, new float[0])
            .put("features.0.bias", new long[] {0}, new float[0]);
    Refused.input(() -> found(file, Optional.empty()))
        .hasMessage(
            "Cannot make a network: its widths are [0, 4, 5, 6, 7, 8, 9], each must be at least 1");
    SafetensorsFile scalar =
        file(SmallNetworks.vgg11()).put("features.0.weight", new long[0], new float[1]);
    Refused.input(() -> found(scalar, Optional.empty()))
        .hasMessageStartingWith("Cannot make a network: its widths are [0, 4");
  }

  @Test
  void refusesAFileThatIsCut() throws IOException {
    byte[] whole = file(SmallNetworks.vgg11()).bytes();
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    Refused.input(() -> WeightsFile.open(ByteBuffer.wrap(cut), WHERE))
        .hasMessage(
            "Cannot read %s as safetensors: it ends 1 bytes before classifier.6.bias [10] does",
            WHERE);
  }
}
