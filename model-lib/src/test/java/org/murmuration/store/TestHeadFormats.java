package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.refusal.Refused;

final class TestHeadFormats {
  private static final String OF_FORMAT_1 =
      """
      {"format_version": 1, "cut": "fc2", "pooling": "flatten", "width": 9, "labels": ["crow", "wren"],
       "network": "%s", "table": "rows", "training": {"epochs": "5"%s},
       "metrics": {"train_loss": 0.1}}
      """;

  private static HeadConfig ofFormat1(String network, String settings) {
    return read(OF_FORMAT_1.formatted(network, settings.replace('\'', '"')));
  }

  private static HeadConfig read(String json) {
    return HeadConfig.read(json.getBytes(UTF_8), "config.json");
  }

  @Test
  void turnsTheStringsOfFormat1IntoFields() {
    HeadConfig head =
        ofFormat1("n", ", 'feature_scale': 'common', 'hidden': '6,5', 'preprocessing': 'p'");
    assertThat(head)
        .isEqualTo(
            HeadConfig.learnt(
                    List.of("crow", "wren"),
                    new HeadInput("n", "fc2", "flatten", 9, "p", "common"),
                    new HiddenLayers(List.of(6, 5)),
                    new LearntFrom("rows", SplitNote.UNKNOWN, List.of("train"), "label"),
                    Map.of("epochs", "5"))
                .withMetrics(Map.of("train_loss", 0.1)));
    assertThat(head.settings())
        .containsOnly(
            Map.entry("epochs", "5"),
            Map.entry("feature_scale", "common"),
            Map.entry("hidden", "6,5"),
            Map.entry("preprocessing", "p"));
  }

  @Test
  void knowsNothingThatAHeadOfFormat1DoesNotSay() {
    HeadConfig head = ofFormat1("n", "");
    assertThat(head.preprocessing()).isEmpty();
    assertThat(head.hidden()).isEqualTo(HiddenLayers.NONE);
    assertThat(head.lastFineTuning()).isEmpty();
    assertThat(head.split()).isEqualTo(SplitNote.UNKNOWN).hasToString("not recorded");
    assertThat(head.settings()).containsOnlyKeys("epochs");
  }

  @Test
  void knowsTheSplitOfAnotherProgramsTable() {
    String columns = ", 'features': 'f', 'label': 'kind'";
    String rule = ", 'split_seed': '9', 'validation_share': '0.1', 'test_share': '0.25'";
    HeadConfig byContent = ofFormat1("none", columns + rule);
    assertThat(byContent.split()).isEqualTo(SplitNote.byContent(9, 0.1, 0.25));
    assertThat(byContent.learntFrom().labelColumn()).isEqualTo("kind");
    HeadConfig byColumn = ofFormat1("none", columns + ", 'learns_from': 'both'");
    assertThat(byColumn.split()).isEqualTo(SplitNote.COLUMN);
    assertThat(byColumn.learntFrom().splits()).containsExactly("train", "validation");
    assertThat(byColumn.training()).containsOnlyKeys("epochs");
  }

  @Test
  void knowsTheSplitOfAFineTuning() {
    HeadConfig head =
        ofFormat1(
            "n",
            ", 'unfrozen_from': 'fc1', 'fine_tuned_from': 'sum', 'images': 'i', 'preprocessing': 'p',"
                + " 'split': 'SplitRule[seed=-9, validationShare=1.0E-4, testShare=0.25]'");
    assertThat(head.lastFineTuning()).contains(new FineTuning("fc1", "sum", "i"));
    assertThat(head.split()).isEqualTo(SplitNote.byContent(-9, 0.0001, 0.25));
    HeadConfig wanted =
        ofFormat1("n", "")
            .fineTuned(
                new FineTuning("fc1", "sum", "i"),
                SplitNote.byContent(-9, 0.0001, 0.25),
                "p",
                Map.of("epochs", "5"));
    assertThat(head.fineTunedAs(wanted)).isTrue();
    assertThat(
            head.fineTunedAs(
                wanted.fineTuned(
                    new FineTuning("fc1", "sum", "j"), wanted.split(), "p", Map.of("epochs", "5"))))
        .isFalse();
  }

  /** So that a training of today finds what one of yesterday has done. */
  @Test
  void isMadeAsAHeadThatSaysItsSplit() {
    HeadConfig old = ofFormat1("n", "");
    LearntFrom known = old.learntFrom().withSplit(SplitNote.byContent(9, 0.1, 0.25));
    HeadConfig wanted = old.with(old.input(), known).withMetrics(Map.of());
    assertThat(old.madeAs(wanted)).isTrue();
    assertThat(wanted.madeAs(old.withTable("others"))).isFalse();
    LearntFrom other = old.learntFrom().withSplit(SplitNote.byContent(8, 0.1, 0.25));
    assertThat(old.with(old.input(), other).madeAs(wanted)).isFalse();
  }

  @Test
  void givesBackAllThatItWrites() {
    HeadConfig head =
        ofFormat1("n", ", 'hidden': '6,5'")
            .fineTuned(
                new FineTuning("fc1", "sum", "i"),
                SplitNote.byContent(9, 0.1, 0.25),
                "p",
                Map.of("stages", "fc1:3"));
    String json = new String(new JsonFormat().write(head), UTF_8);
    assertThat(read(json)).isEqualTo(head);
    assertThat(json)
        .contains(
            "\"format_version\" : 2", "\"hidden\" : [ 6, 5 ]", "\"decided_by\" : \"content\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, -1})
  void refusesAFormatThatItDoesNotKnow(int version) {
    String json = OF_FORMAT_1.formatted("n", "").replace("1, \"cut", version + ", \"cut");
    String why =
        "Cannot read config.json: Cannot read this head folder: its format version is %d, this program knows 1 and 2";
    Refused.input(() -> read(json)).hasMessage(why, version);
    Refused.input(
            () ->
                ClassifierConfig.read(
                    "{\"network\": {}, \"head\": %s}".formatted(json).getBytes(UTF_8),
                    "config.json"))
        .hasMessage(why, version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cut\": \"fc2\",     |                     | cut",
        "\"table\": \"rows\",  |                     | table",
        "\"metrics\":          | \"scores\": 1, \"metrics\": | scores",
        "\"epochs\": \"5\"     | \"split_seed\": \"x\" | x",
        "\"epochs\": \"5\"     | \"hidden\": \"6,0\" | its hidden layers are '6,0', expected such as 256,64",
      })
  void refusesAHeadOfFormat1ThatIsNone(String from, String to, String named) {
    String json = OF_FORMAT_1.formatted("n", "").replace(from, to == null ? "" : to);
    Refused.input(() -> read(json))
        .hasMessageStartingWith("Cannot read config.json: ")
        .hasMessageContaining(named);
  }

  @Test
  void refusesASplitThatNothingDecides() {
    String json = new String(new JsonFormat().write(ofFormat1("n", "")), UTF_8);
    Refused.input(() -> read(json.replace("\"unknown\",\n", "\"chance\",\n")))
        .hasMessageContaining("its split is decided by 'chance'");
  }
}
