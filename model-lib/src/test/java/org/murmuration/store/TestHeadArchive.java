package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.network.SmallNetworks;
import org.murmuration.network.TrainedHead;
import org.murmuration.refusal.Refused;
import org.murmuration.seen.Digests;
import org.murmuration.seen.SeenFor;
import org.murmuration.seen.SeenImages;
import org.murmuration.seen.SeenPart;

class TestHeadArchive {
  private static final int WIDTH = 9;
  private static final TrainedHead HEAD = SmallNetworks.head(WIDTH, 5);
  private static final List<Epoch> HISTORY =
      List.of(new Epoch(1, 0.1 + 0.2, Double.NaN, 1 / 3.0), new Epoch(2, 1e-300, 0, 1));

  private static final SeenImages SEEN = seen("a", "b");

  private final InMemoryFolder folder = new InMemoryFolder();

  private static SeenImages seen(String... images) {
    Digests digests = Digests.of(images.length);
    List.of(images).forEach(digests::add);
    return new SeenImages(List.of(new SeenPart(SeenFor.TRAINING, images.length, digests)));
  }

  static HeadConfig config(String cut, int width) {
    return config(cut, width, HiddenLayers.NONE);
  }

  static HeadConfig config(String cut, int width, HiddenLayers hidden) {
    return HeadConfig.learnt(
            HEAD.labels().names(),
            new HeadInput(
                "network fingerprint", cut, "average", width, HeadInput.UNKNOWN, "common"),
            hidden,
            new LearntFrom(
                "table fingerprint", SplitNote.byContent(9, 0.1, 0.25), List.of("train"), "label"),
            Map.of("epochs", "2", "optimizer", "momentum"))
        .withMetrics(Map.of("train_examples", 120.0, "accuracy", 2 / 3.0));
  }

  @BeforeEach
  void write() throws IOException {
    new HeadArchive(config("fc2", WIDTH), HEAD, HISTORY, SEEN).write(folder);
  }

  @Test
  void givesBackEachBitOfAHead() throws IOException {
    HeadArchive found = HeadArchive.open(folder);
    assertThat(found.config()).isEqualTo(config("fc2", WIDTH));
    assertThat(found.history()).isEqualTo(HISTORY);
    assertThat(found.head().labels()).isEqualTo(HEAD.labels());
    assertThat(found.head().weights()).isEqualTo(HEAD.weights());
    assertThat(found.head().biases()).isEqualTo(HEAD.biases());
    assertThat(found.seen().what("a")).contains(SeenFor.TRAINING);
    assertThat(found.seen().what("c")).isEmpty();
  }

  /** As older programs wrote them. */
  @Test
  void knowsNothingOfWhatAHeadWithoutAListSaw() throws IOException {
    InMemoryFolder old = new InMemoryFolder();
    new HeadArchive(config("fc2", WIDTH), HEAD).write(old);
    assertThat(HeadArchive.open(old).seen().isKnown()).isFalse();
  }

  /** What readers of other programs and times rely on. */
  @Test
  void isAsItEverWasWithoutHiddenLayers() {
    byte[] file = folder.bytes("head.safetensors");
    assertThat(new String(file, 8, file.length - 8 - 120, UTF_8).strip())
        .isEqualTo(
            "{\"head.weight\":{\"dtype\":\"F32\",\"shape\":[3,9],\"data_offsets\":[0,108]},\"head.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[108,120]}}");
    assertThat(new String(folder.bytes("config.json"), UTF_8)).doesNotContain("hidden");
  }

  @Test
  void givesBackAHeadWithHiddenLayers() throws IOException {
    TrainedHead head = SmallNetworks.deepHead(WIDTH, 5);
    InMemoryFolder deep = new InMemoryFolder();
    new HeadArchive(config("fc2", WIDTH, head.hiddenLayers()), head).write(deep);
    TrainedHead found = HeadArchive.open(deep).head();
    float[] embedding = {1, -2, 3, 0.5f, 0, -0.25f, 1, 2, -1};
    assertThat(found.probabilities(embedding)).containsExactly(head.probabilities(embedding));
    assertThat(found.hiddenLayers()).isEqualTo(head.hiddenLayers());
  }

  @Test
  void refusesHiddenLayersThatNoHeadHas() {
    replaceInConfig("\"learnt_from\"", "\"hidden\" : [ 6, 0 ], \"learnt_from\"");
    Refused.input(() -> HeadArchive.open(folder))
        .hasMessage(
            "Cannot read memory:/folder/config.json: Cannot read this head folder: its hidden layers are '6,0', expected such as 256,64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"head.safetensors", "config.json", "history.csv"})
  void refusesAFlippedBitWithBothChecksums(String name) {
    Damage.assertFlipsAreRefused(folder, name, () -> HeadArchive.open(folder));
  }

  @Test
  void isNotMisledByDamagedChecksums() throws Throwable {
    Damage.assertFlippedSumsDoNoHarm(folder, () -> HeadArchive.open(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"head.safetensors", "config.json", "SHA256SUMS"})
  void namesAFileThatIsMissing(String name) {
    folder.delete(name);
    assertThatThrownBy(() -> HeadArchive.open(folder))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("memory:/folder/" + name);
  }

  @Test
  void refusesAnUnknownFormatVersion() {
    replaceInConfig("\"format_version\" : 2", "\"format_version\" : 9");
    Refused.input(() -> HeadArchive.open(folder))
        .hasMessage(
            "Cannot read memory:/folder/config.json: Cannot read this head folder: its format version is 9, this program knows 1 and 2");
  }

  private void replaceInConfig(String from, String to) {
    String config = new String(folder.bytes("config.json"), UTF_8);
    assertThat(config).contains(from);
    folder.replaceAndVouch("config.json", config.replace(from, to).getBytes(UTF_8));
  }

  @Test
  void refusesAWidthThatItsArraysDoNotHave() {
    replaceInConfig("\"width\" : 9", "\"width\" : 8");
    Refused.input(() -> HeadArchive.open(folder))
        .hasMessage(
            "Cannot read memory:/folder/head.safetensors: found head.weight [3, 9], expected the shape [3, 8]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-9"})
  void refusesAWidthThatNoHeadHas(String width) {
    replaceInConfig("\"width\" : 9", "\"width\" : " + width);
    Refused.input(() -> HeadArchive.open(folder))
        .hasMessage(
            "Cannot read memory:/folder/config.json: Cannot read this head folder: its width is %s, expected 1 or more",
            width);
  }

  @Test
  void refusesAPoolingThatItDoesNotKnow() throws IOException {
    replaceInConfig("\"average\"", "\"max\"");
    HeadConfig config = HeadArchive.open(folder).config();
    Refused.input(config::cutPoint)
        .hasMessage("Cannot pool by 'max': average and flatten are known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,3", "x,1,1,1", "1,2,3,4,5"})
  void refusesAHistoryThatIsNone(String line) {
    folder.replaceAndVouch("history.csv", ("header\n" + line + "\n").getBytes(UTF_8));
    Refused.input(() -> HeadArchive.open(folder))
        .hasMessage(
            "Cannot read memory:/folder/history.csv: the line '%s' is not epoch,loss,validation_loss,validation_accuracy",
            line);
  }
}
