package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.engine.ImageBatch;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.network.TrainedHead;
import org.murmuration.refusal.Refused;

@Tag("slow")
class TestClassifierArchive {
  private static final Architecture ARCHITECTURE = SmallNetworks.vgg11();
  private static final CutPoint CUT = CutPoint.at("block4_pool");

  private final InMemoryFolder folder = new InMemoryFolder();
  private float[][] probabilities;
  private ClassifierConfig config;

  @BeforeEach
  void write() throws IOException {
    try (PretrainedNetwork network = PretrainedNetwork.random(ARCHITECTURE, 7);
        FrozenPrefix prefix = network.endAt(CUT);
        Classifier classifier = prefix.then(head(prefix.width()));
        ImageBatch batch = SmallNetworks.images(ARCHITECTURE.input(), 2, 8)) {
      probabilities = classifier.run(batch);
      config =
          new ClassifierConfig(
              NetworkConfig.of(ARCHITECTURE, "torchvision", Source.random(7), "sum"),
              TestHeadArchive.config(CUT.layer(), prefix.width()));
      ClassifierArchive.write(classifier, config, folder);
    }
  }

  private static TrainedHead head(int width) {
    return SmallNetworks.head(width, 5);
  }

  @Test
  void givesBackEachBitOfAClassifier() throws IOException {
    ClassifierArchive archive = ClassifierArchive.open(folder);
    try (Classifier classifier = archive.classifier();
        ImageBatch batch = SmallNetworks.images(ARCHITECTURE.input(), 2, 8)) {
      assertThat(classifier.run(batch)).isDeepEqualTo(probabilities);
      TrainedHead expected = head(classifier.head().width());
      assertThat(classifier.head().weights()).isEqualTo(expected.weights());
      assertThat(classifier.head().biases()).isEqualTo(expected.biases());
    }
    assertThat(archive.config()).isEqualTo(config);
    assertThat(archive.labels()).isEqualTo(head(1).labels());
    assertThat(archive.cut()).isEqualTo(CUT);
    assertThat(archive.modelSha256()).isEqualTo(Sha256.of(folder.bytes("model.safetensors")));
  }

  @Test
  void givesBackAClassifierWhoseHeadHasHiddenLayers() throws IOException {
    InMemoryFolder deep = new InMemoryFolder();
    try (PretrainedNetwork network = PretrainedNetwork.random(ARCHITECTURE, 7);
        FrozenPrefix prefix = network.endAt(CUT);
        Classifier classifier = prefix.then(SmallNetworks.deepHead(prefix.width(), 5));
        ImageBatch batch = SmallNetworks.images(ARCHITECTURE.input(), 2, 8)) {
      HeadConfig head =
          TestHeadArchive.config(CUT.layer(), prefix.width(), new HiddenLayers(List.of(6, 5)));
      ClassifierArchive.write(classifier, new ClassifierConfig(config.network(), head), deep);
      try (Classifier found = ClassifierArchive.open(deep).classifier()) {
        assertThat(found.run(batch)).isDeepEqualTo(classifier.run(batch));
        assertThat(found.head().hiddenLayers()).hasToString("6,5");
      }
    }
  }

  @Test
  void givesAwayItsModelAsItLies() throws IOException {
    try (InputStream model = ClassifierArchive.open(folder).model()) {
      assertThat(model.readAllBytes()).isEqualTo(folder.bytes("model.safetensors"));
    }
  }

  @Test
  void carriesACardForPeopleAndModelHubs() {
    assertThat(new String(folder.bytes("README.md"), UTF_8))
        .startsWith("---\nlibrary_name: murmuration\npipeline_tag: image-classification\n")
        .contains("Tells apart: wren, crow, gull.")
        .contains("| network | vgg11, cut after block4_pool |")
        .contains("| trained on | 120 examples |")
        .contains("not pre-trained");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "config.json"})
  void refusesAFlippedBitWithBothChecksums(String name) {
    Damage.assertFlipsAreRefused(folder, name, () -> readAll(folder));
  }

  private static void readAll(Folder folder) throws IOException {
    ClassifierArchive.open(folder).classifier().close();
  }

  @Test
  void refusesAFlippedBitInAModelThatIsReadWithoutBeingUnderstood() throws IOException {
    ClassifierArchive archive = ClassifierArchive.open(folder);
    folder.flip("model.safetensors", 0);
    Refused.input(
            () -> {
              try (InputStream model = archive.model()) {
                model.readAllBytes();
              }
            })
        .hasMessageContaining(Sha256.of(folder.bytes("model.safetensors")))
        .hasMessageContaining(archive.modelSha256());
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

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"network\": null, \"head\": null}", "[]", "7", "x"})
  void refusesAConfigurationThatIsNone(String json) {
    folder.replaceAndVouch("config.json", json.getBytes(UTF_8));
    Refused.input(() -> readAll(folder))
        .hasMessageStartingWith("Cannot read memory:/folder/config.json: ");
  }

  @Test
  void refusesAnUnknownFormatVersion() {
    String text = new String(folder.bytes("config.json"), UTF_8);
    folder.replaceAndVouch(
        "config.json",
        text.replaceFirst("\"format_version\" : 1", "\"format_version\" : 3").getBytes(UTF_8));
    Refused.input(() -> readAll(folder))
        .hasMessage(
            "Cannot read memory:/folder/config.json: Cannot read this network folder: its format version is 3, this program knows 1 and 2");
  }
}
