package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/** Mistakes that people make: one line, the right exit code, nothing half-written. */
@Tag("cluster")
final class TestWrongUse {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void prepare() {
    workplace =
        new Workplace(folder)
            .withNetwork("network")
            .withNetwork("other-network", 2)
            .withPhotos("photos", 6);
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--epochs=2");
  }

  @Test
  void anUnknownOptionSuggestsTheNearest() {
    Ended ended = Ended.after("train", "--tabel=x", "--head=y");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .isEqualTo("Cannot run train: unknown option '--tabel' (did you mean --table?)");
  }

  @Test
  void anUnknownCommandSuggestsTheNearest() {
    Ended ended = Ended.after("trian");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .isEqualTo("Cannot run 'trian': there is no such command (did you mean train?)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "wide", "1,1,1,1,1"})
  void hiddenLayersThatNoHeadHas(String hidden) {
    Ended ended =
        Ended.after("train", "--table=x", "--head=" + workplace.path("y"), "--hidden=" + hidden);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .isEqualTo(
            "Cannot use --hidden '%s': it must be none, or up to 4 layers of 1 to 4096 units, such as 256,64",
            hidden);
  }

  @Test
  void anUnknownKeySuggestsTheNearest() throws IOException {
    workplace.withFile("murmuration.conf", "train { epoch = 5 }");
    Ended ended =
        Ended.after(
            "train", "--table=x", "--head=y", "--config=" + workplace.path("murmuration.conf"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .contains("unknown key 'train.epoch'", "(did you mean 'train.epochs'?)");
  }

  @Test
  void aMissingFolder() {
    Ended ended = pipeline("network", "missing", "out-missing");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).startsWith("Cannot read images: there is no folder");
    assertThat(workplace.has("out-missing/table")).isFalse();
  }

  @Test
  void anEmptyFolder() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Ended ended = pipeline("network", "empty", "out-empty");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).startsWith("Cannot read images: found no files in");
    assertThat(workplace.has("out-empty/table")).isFalse();
  }

  @Test
  void imagesPreparedOtherwiseThanThoseThatTheClassifierLearntFrom() {
    Ended fitted = classify("--fit=pad");
    assertThat(fitted.code()).isEqualTo(2);
    assertThat(fitted.refusal())
        .contains(
            "prepared as caffe/subsample4/resize37/crop32x32, this run has caffe/subsample4/pad32x32");
    Ended coloured = classify("--alpha-colour=#336699");
    assertThat(coloured.code()).isEqualTo(2);
    assertThat(coloured.refusal())
        .contains(
            "--alpha-colour #336699",
            "this run has caffe/subsample4/resize37/crop32x32/over#336699");
    Ended misspelt = classify("--alpha-colour=whit");
    assertThat(misspelt.code()).isEqualTo(2);
    assertThat(misspelt.refusal()).startsWith("Cannot use --alpha-colour 'whit'");
    assertThat(workplace.has("named")).isFalse();
  }

  private static Ended classify(String option) {
    return Ended.after(
        "classify",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("named"),
        option);
  }

  @Test
  void oneClassOnly() {
    workplace.withPhoto("lonely/red/0.png", 2, 1).withPhoto("lonely/red/1.png", 2, 2);
    Ended ended = pipeline("network", "lonely", "out-lonely");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains("found 1 label 'red' (give at least two)");
    assertThat(workplace.has("out-lonely/table")).isFalse();
  }

  @Test
  void aFolderThatCannotBeMade() throws IOException {
    workplace.withFile("a-file", "not a folder");
    Ended ended =
        Ended.after(
            "embed",
            "--network=" + workplace.path("network"),
            "--images=" + workplace.path("photos"),
            "--table=" + workplace.path("a-file/table"),
            "--run-report=" + workplace.path("report-of-unmade.json"));
    assertThat(ended.code()).isIn(4, 6);
    assertThat(ended.refusal()).contains("a-file");
    assertThat(workplace.text("a-file")).isEqualTo("not a folder");
  }

  @Test
  void aTableOfAnotherNetwork() throws IOException {
    var files = workplace.filesBelow("result/table");
    Ended ended = pipeline("other-network", "photos", "result");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal()).contains("network is ", ", this run has ", "(name another table)");
    assertThat(workplace.filesBelow("result/table")).isEqualTo(files);
  }

  @Test
  void aHeadOfAnotherNetwork() {
    Ended ended = assemble("other-network");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .startsWith("Cannot join head to network: the head was trained on embeddings of network");
    assertThat(workplace.has("no-classifier")).isFalse();
  }

  @Test
  void aHeadOfAnotherWidth() {
    Ended.well(
        "new-network",
        "--architecture=vgg11",
        "--widths=8,8,8,8,8,16,5",
        "--input-shape=32x32x3",
        "--to=" + workplace.path("narrow-network"));
    Ended ended = assemble("narrow-network");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains("head expects 8 features, prefix gives 5");
    assertThat(workplace.has("no-classifier")).isFalse();
  }

  @Test
  void aHeadThatWasTrainedOtherwise() throws IOException {
    byte[] head = workplace.bytes("result/head/head.safetensors");
    Ended ended =
        Ended.after(
            "train",
            "--table=" + workplace.path("result/table"),
            "--head=" + workplace.path("result/head"),
            "--epochs=3");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal()).contains("epochs=2").contains("epochs=3");
    assertThat(workplace.bytes("result/head/head.safetensors")).isEqualTo(head);
  }

  @Test
  void aNetworkWhoseFileIsDamaged() throws IOException {
    workplace.withNetwork("damaged", 3);
    byte[] model = workplace.bytes("damaged/model.safetensors");
    model[model.length - 1] ^= 1;
    Files.write(folder.resolve("damaged/model.safetensors"), model);
    Files.deleteIfExists(folder.resolve("damaged/.model.safetensors.crc"));
    Ended ended = pipeline("damaged", "photos", "out-damaged");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains("model.safetensors").contains("SHA-256");
  }

  @Test
  void aCutThatTheNetworkLacks() {
    Ended ended =
        Ended.after(
            "embed",
            "--network=" + workplace.path("network"),
            "--images=" + workplace.path("photos"),
            "--table=" + workplace.path("no-table"),
            "--cut=fc3");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).startsWith("Cannot cut vgg11 at 'fc3': it has no such layer");
    assertThat(workplace.has("no-table")).isFalse();
  }

  @Test
  void aFailureIsInTheRunReport() throws IOException {
    pipeline("network", "missing", "out-reported");
    assertThat(workplace.text("out-reported/run-report.json"))
        .contains("\"outcome\" : \"failed\"")
        .contains("\"exit_code\" : 4")
        .contains("Cannot read images");
  }

  private static Ended pipeline(String network, String images, String output) {
    return Ended.after(
        "pipeline",
        "--network=" + workplace.path(network),
        "--images=" + workplace.path(images),
        "--output=" + workplace.path(output),
        "--epochs=2");
  }

  private static Ended assemble(String network) {
    return Ended.after(
        "assemble",
        "--network=" + workplace.path(network),
        "--head=" + workplace.path("result/head"),
        "--classifier=" + workplace.path("no-classifier"));
  }
}
