package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.Preset;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

@Tag("slow")
class TestNetworkArchive {
  private static final Architecture ARCHITECTURE = SmallNetworks.squeezeNet();
  private static final CutPoint CUT = new CutPoint("features.5", Pooling.FLATTEN);
  private static final CutPoint LAST = CutPoint.at("softmax");

  private final InMemoryFolder folder = new InMemoryFolder();

  @BeforeEach
  void write() throws IOException {
    write(folder, 7);
  }

  private static void write(Folder folder, long seed) throws IOException {
    try (PretrainedNetwork network = PretrainedNetwork.random(ARCHITECTURE, seed)) {
      NetworkArchive.write(network, Preset.CAFFE, Source.random(seed), folder);
    }
  }

  @Test
  void laysDownThreeFiles() {
    assertThat(folder.names()).containsExactly("model.safetensors", "config.json", "SHA256SUMS");
    assertThat(new String(folder.bytes("SHA256SUMS"), UTF_8))
        .isEqualTo(
            "%s  model.safetensors\n%s  config.json\n",
            Sha256.of(folder.bytes("model.safetensors")), Sha256.of(folder.bytes("config.json")));
  }

  @Test
  void givesBackItsConfiguration() throws IOException {
    NetworkConfig config = NetworkArchive.open(folder).config();
    assertThat(config.architecture()).isEqualTo(ARCHITECTURE);
    assertThat(config.preset()).isEqualTo("caffe");
    assertThat(config.source()).isEqualTo(Source.random(7));
    assertThat(config.weightsSha256()).isEqualTo(Sha256.of(folder.bytes("model.safetensors")));
    assertThat(config.layers()).hasSameSizeAs(ARCHITECTURE.layers());
    assertThat(config.layers().get(0))
        .isEqualTo(new NetworkConfig.LayerNote("input", "input", "(?, 64, 48, 3)"));
  }

  @Test
  void givesBackEachBitOfAPrefix() throws IOException {
    try (PretrainedNetwork network = PretrainedNetwork.random(ARCHITECTURE, 7);
        FrozenPrefix before = network.endAt(CUT);
        FrozenPrefix after = NetworkArchive.open(folder).prefix(CUT);
        ImageBatch batch = SmallNetworks.images(ARCHITECTURE.input(), 2, 8)) {
      assertThat(after.run(batch)).isDeepEqualTo(before.run(batch));
      assertThat(after.cut()).isEqualTo(CUT);
    }
  }

  @Test
  void trimsToTheParametersOfAPrefix() throws IOException {
    ByteArrayOutputStream trimmed = new ByteArrayOutputStream();
    NetworkArchive.open(folder).trim(List.of(CUT), trimmed);
    assertThat(trimmed.size()).isLessThan(folder.bytes("model.safetensors").length / 2);
    try (PretrainedNetwork network = PretrainedNetwork.random(ARCHITECTURE, 7);
        Parameters found =
            ParametersFile.read(
                new ByteArrayInputStream(trimmed.toByteArray()),
                FrozenPrefix.slots(ARCHITECTURE, CUT),
                "trimmed")) {
      found
          .slots()
          .all()
          .forEach(
              slot ->
                  assertThat(found.memory(slot))
                      .as(slot.name())
                      .isEqualTo(
                          network
                              .parameters()
                              .memory(network.parameters().slots().find(slot.name()))));
    }
  }

  @Test
  void hasTheFingerprintOfWhatItComputes() throws IOException {
    NetworkConfig config = NetworkArchive.open(folder).config();
    InMemoryFolder other = new InMemoryFolder();
    write(other, 7);
    assertThat(NetworkArchive.open(other).config().fingerprint()).isEqualTo(config.fingerprint());
    write(other, 8);
    assertThat(NetworkArchive.open(other).config().fingerprint())
        .isNotEqualTo(config.fingerprint());
    try (PretrainedNetwork network = PretrainedNetwork.random(ARCHITECTURE, 7)) {
      NetworkArchive.write(network, Preset.TORCHVISION, Source.random(7), other);
    }
    assertThat(NetworkArchive.open(other).config().fingerprint())
        .isNotEqualTo(config.fingerprint());
  }

  @Test
  void refusesACutThatTheNetworkLacks() throws IOException {
    NetworkArchive archive = NetworkArchive.open(folder);
    Refused.input(() -> archive.prefix(CutPoint.at("fc2")))
        .hasMessageStartingWith("Cannot cut squeezenet1_1 at 'fc2': it has no such layer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "config.json"})
  void refusesAFlippedBitWithBothChecksums(String name) {
    Damage.assertFlipsAreRefused(folder, name, () -> readAll(folder));
  }

  private static void readAll(Folder folder) throws IOException {
    NetworkArchive.open(folder).prefix(LAST).close();
  }

  @Test
  void refusesAFlippedBitWhereOnlyAPrefixIsRead() throws IOException {
    NetworkArchive archive = NetworkArchive.open(folder);
    Damage.assertFlipsAreRefused(folder, "model.safetensors", () -> archive.prefix(CUT).close());
  }

  @Test
  void writesNothingOfADamagedModelWhenTrimmed() throws IOException {
    folder.flip("model.safetensors", folder.bytes("model.safetensors").length - 1);
    ByteArrayOutputStream trimmed = new ByteArrayOutputStream();
    NetworkArchive archive = NetworkArchive.open(folder);
    Refused.input(() -> archive.trim(List.of(CUT), trimmed))
        .hasMessageStartingWith("Cannot use memory:/folder/model.safetensors: its SHA-256 is ");
    assertThat(trimmed.size()).isZero();
  }

  @Test
  void isNotMisledByDamagedChecksums() throws Throwable {
    Damage.assertFlippedSumsDoNoHarm(folder, () -> readAll(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "config.json", "SHA256SUMS"})
  void namesAFileThatIsMissing(String name) {
    folder.delete(name);
    assertThatThrownBy(() -> readAll(folder))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("memory:/folder/" + name);
  }

  @Test
  void refusesAFileThatTheChecksumsDoNotName() {
    String sums = new String(folder.bytes("SHA256SUMS"), UTF_8);
    folder.put("SHA256SUMS", sums.lines().limit(1).findFirst().orElseThrow().getBytes(UTF_8));
    Refused.input(() -> readAll(folder))
        .hasMessage(
            "Cannot read memory:/folder/config.json: the folder's SHA256SUMS does not name it");
  }

  @Test
  void refusesChecksumsThatAreNone() {
    folder.put("SHA256SUMS", "<html>\n".getBytes(UTF_8));
    Refused.input(() -> readAll(folder))
        .hasMessage(
            "Cannot read memory:/folder: its SHA256SUMS has the line '<html>', which is no checksum and file name");
  }

  @Test
  void refusesAnUnknownFormatVersion() {
    replaceInConfig("\"format_version\" : 1", "\"format_version\" : 3");
    Refused.input(() -> readAll(folder))
        .hasMessage(
            "Cannot read memory:/folder/config.json: Cannot read this network folder: its format version is 3, this program knows 1 and 2");
  }

  private void replaceInConfig(String from, String to) {
    String config = new String(folder.bytes("config.json"), UTF_8);
    assertThat(config).contains(from);
    folder.replaceAndVouch("config.json", config.replace(from, to).getBytes(UTF_8));
  }

  @Test
  void refusesANameThatConfigurationsDoNotHave() {
    replaceInConfig("\"preset\" : ", "\"presets\" : 1, \"preset\" : ");
    Refused.input(() -> readAll(folder))
        .hasMessageStartingWith("Cannot read memory:/folder/config.json: ")
        .hasMessageContaining("presets");
  }

  @Test
  void refusesAConfigurationWithoutArchitecture() throws IOException {
    ObjectNode config = (ObjectNode) new ObjectMapper().readTree(folder.bytes("config.json"));
    config.putNull("architecture");
    folder.replaceAndVouch("config.json", config.toString().getBytes(UTF_8));
    Refused.input(() -> readAll(folder))
        .hasMessageStartingWith("Cannot read memory:/folder/config.json: ")
        .hasMessageContaining("architecture");

    config.remove("architecture");
    folder.replaceAndVouch("config.json", config.toString().getBytes(UTF_8));
    Refused.input(() -> readAll(folder))
        .hasMessageStartingWith("Cannot read memory:/folder/config.json: ")
        .hasMessageContaining("architecture");
  }

  @Test
  void refusesAnArchitectureThatItDoesNotKnow() {
    replaceInConfig("\"squeezenet1_1\"", "\"resnet50\"");
    Refused.input(() -> readAll(folder))
        .hasMessageStartingWith("Cannot read memory:/folder/config.json: ")
        .hasMessageContaining("unknown architecture 'resnet50' (known: vgg11");
  }

  @Test
  void refusesAnArchitectureThatTheModelIsNotOf() {
    replaceInConfig("\"classes\" : 10", "\"classes\" : 11");
    Refused.input(() -> readAll(folder))
        .hasMessage(
            "Cannot read memory:/folder/model.safetensors: found classifier.1.bias [10], expected the shape [11]");
  }
}
