package org.murmuration.predictions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.store.JsonFormat;

class TestPredictionContract {
  private static final PredictionContract CONTRACT =
      PredictionContract.of("abc", "vgg16", "caffe", 5);

  @Test
  void isReadAsItWasWritten() {
    byte[] json = new JsonFormat().write(CONTRACT);
    assertThat(new String(json, UTF_8)).contains("\"kind\" : \"predictions\"");
    assertThat(PredictionContract.read(json, "c")).isEqualTo(CONTRACT);
    CONTRACT.requireSame(PredictionContract.read(json, "c"), "p");
  }

  @Test
  void namesTheOneDifferenceWithBothValues() {
    Refused.conflict(
            () -> CONTRACT.requireSame(PredictionContract.of("abc", "vgg16", "caffe", 3), "p"))
        .hasMessage(
            "Cannot write predictions to p: those in it were made otherwise: number of labels is 5, this run has 3 (name another folder)");
  }

  @Test
  void namesEachDifferenceWithBothValues() {
    Refused.conflict(
            () -> CONTRACT.requireSame(PredictionContract.of("def", "vgg16", "pad", 5), "p"))
        .hasMessageContainingAll(
            "classifier is abc, this run has def", "pre-processing is caffe, this run has pad");
  }

  @Test
  void ofANewerProgramIsRefused() {
    byte[] json = "{\"format_version\": 3, \"kind\": \"predictions\"}".getBytes(UTF_8);
    Refused.input(() -> PredictionContract.read(json, "p/_contract.json"))
        .hasMessage(
            "Cannot read p/_contract.json: its format version is 3, this program knows 1 and 2");
  }

  @Test
  void ofAnOlderProgramKeepsItsColumns() {
    byte[] json =
        new String(new JsonFormat().write(CONTRACT), UTF_8)
            .replace("\"format_version\" : 2", "\"format_version\" : 1")
            .getBytes(UTF_8);
    PredictionContract older = PredictionContract.read(json, "c");
    assertThat(older.labelColumn()).isEqualTo("label");
    assertThat(CONTRACT.labelColumn()).isEqualTo("predicted_label");
    older.requireSame(CONTRACT, "p");
  }
}
