package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/** Weights that people have, through the command line. */
@Tag("cluster")
final class TestImportWeights {
  private static final Path MODELS =
      Path.of(System.getProperty("murmuration.test-data", "absent"), "models");
  private static final Path REPORTED = MODELS.resolveSibling("reported").resolve("weights");
  private static final String KERAS = "vgg16_slim.keras_weights.h5";

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void prepare() {
    workplace = new Workplace(folder);
  }

  private Ended imported(String file, String... options) {
    assumeTrue(Files.isDirectory(MODELS), "Skipped: no models in " + MODELS);
    return imported(MODELS.resolve(file), options);
  }

  private Ended imported(Path file, String... options) {
    String[] arguments = new String[3 + options.length];
    arguments[0] = "import-weights";
    arguments[1] = "--from=" + file;
    arguments[2] = "--to=" + workplace.path("network");
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Ended.after(arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16_slim.keras_weights.h5, Keras weights HDF5, caffe",
    "vgg16_slim.keras2_model.h5, Keras model HDF5, caffe",
    "vgg16_slim.neupy.hdf5, NeuPy HDF5, caffe",
    "vgg16_slim.torchvision.safetensors, torchvision safetensors, torchvision"
  })
  void makeANetworkFolderFromEachLayout(String file, String layout, String preset)
      throws IOException {
    Ended ended = imported(file, "--input-shape=64x96x3");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Read as " + layout + ", pixels as " + preset + " has them")
        .contains("(recorded; no --sha256 to compare with)");
    JsonNode config = new ObjectMapper().readTree(workplace.bytes("network/config.json"));
    assertThat(config.at("/preset").asText()).isEqualTo(preset);
    assertThat(config.at("/source/layout").asText()).isEqualTo(layout);
    assertThat(config.at("/source/sha256").asText()).hasSize(64);
  }

  @Test
  void takeThePresetThatTheUserNames() throws IOException {
    Ended ended = imported(KERAS, "--input-shape=64x96x3", "--preset=torchvision");
    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode config = new ObjectMapper().readTree(workplace.bytes("network/config.json"));
    assertThat(config.at("/preset").asText()).isEqualTo("torchvision");
  }

  @Test
  void leaveNothingBehindWhereTheDigestDiffers() {
    Ended ended = imported(KERAS, "--sha256=00");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).startsWith("Cannot import file:").endsWith("--sha256 says 00");
    assertThat(folder.resolve("network")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "preprocessor.bin"})
  void leaveNothingBehindOfAHostileZip(String entry) throws IOException {
    Path zip = folder.resolve("model.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(1);
    }
    Ended ended = imported(zip);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).startsWith("Cannot import file:").contains(entry);
    assertThat(folder.resolve("network")).doesNotExist();
  }

  private Ended reported(String file, String... options) {
    assumeTrue(Files.isDirectory(REPORTED), "Skipped: no reported weights in " + REPORTED);
    return imported(REPORTED.resolve(file), options);
  }

  @Test
  void ofTheanoAreTurnedAndTheFolderSaysSo() throws IOException {
    Ended ended = reported("c_keras2_theano_weights.h5", "--input-shape=64x96x3");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Read as Keras weights HDF5, pixels as caffe has them")
        .contains("Read so: kernels of Theano, turned by 180 degrees");
    JsonNode config = new ObjectMapper().readTree(workplace.bytes("network/config.json"));
    assertThat(config.at("/source/layout").asText())
        .startsWith("Keras weights HDF5; kernels of Theano, turned by 180 degrees; rows of the");
    assertThat(workplace.text("network.run-report.json"))
        .contains("Read so: kernels of Theano, turned by 180 degrees");
    String weights = config.at("/weights_sha256").asText();
    JsonNode same = beside("same", KERAS, "--input-shape=64x96x3");
    assertThat(same.at("/weights_sha256").asText()).isEqualTo(weights).hasSize(64);
  }

  /** The configuration of a network beside the other. */
  private JsonNode beside(String to, String file, String option) throws IOException {
    Ended.well(
        "import-weights", "--from=" + MODELS.resolve(file), "--to=" + workplace.path(to), option);
    return new ObjectMapper().readTree(workplace.bytes(to + "/config.json"));
  }

  @Test
  void withoutTheTopSayWhereTheyEndAndNameNothing() throws IOException {
    Ended ended = reported("a_vgg16_notop.h5");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains(
            "Without its top it ends at block5_pool, where it is cut unless you name an earlier layer; images are 224x224x3, as published (--input-shape takes others)");
    assertThat(workplace.text("network/config.json")).contains("\"family\" : \"vgg16_notop\"");
    workplace.withPhoto("photo.png", 2, 1);
    Ended probed = reported("o3_notop.safetensors", "--probe=" + workplace.path("photo.png"));
    assertThat(probed.code()).isEqualTo(2);
    assertThat(probed.refusal())
        .isEqualTo(
            "Cannot probe vgg16_notop: it has no classes that an image could be named (leave out --probe)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m_sharded", "m_sharded/model.safetensors.index.json"})
  void inShardsAreReadFromFolderOrIndex(String place) throws Exception {
    Ended ended = reported(place, "--input-shape=64x96x3");
    assertThat(ended.code()).as(ended.err()).isZero();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file :
        List.of(
            "model.safetensors.index.json",
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors")) {
      digest.update(Files.readAllBytes(REPORTED.resolve("m_sharded").resolve(file)));
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    assertThat(ended.out())
        .contains("SHA-256 " + sha256 + " of the index and its 2 shards, one after another");
    JsonNode config = new ObjectMapper().readTree(workplace.bytes("network/config.json"));
    assertThat(config.at("/source/sha256").asText()).isEqualTo(sha256);
  }

  @Test
  void inShardsOfWhichOneIsMissingAreRefused() throws IOException {
    assumeTrue(Files.isDirectory(REPORTED), "Skipped: no reported weights in " + REPORTED);
    Path half = Files.createDirectory(folder.resolve("half"));
    for (String file :
        List.of("model.safetensors.index.json", "model-00001-of-00002.safetensors")) {
      Files.copy(REPORTED.resolve("m_sharded").resolve(file), half.resolve(file));
    }
    Ended ended = imported(half);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .startsWith("Cannot import weights: file:")
        .contains(" names 2 shards, and there is no file:")
        .endsWith("model-00002-of-00002.safetensors (fetch it, too)");
    assertThat(folder.resolve("network")).doesNotExist();
  }

  @Test
  void ofAFolderWithoutAnIndexNameTheFilesInIt() throws IOException {
    workplace.withFile("weights/vgg16.h5", "");
    Ended ended = imported(folder.resolve("weights"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .endsWith("it is a folder, expected a file (name one of the files in it: [vgg16.h5])");
  }

  @Test
  void refuseAFolder() {
    Ended ended = imported(folder);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).endsWith("it is a folder, expected a file");
  }

  @Test
  void aProbeSaysWhatTheNetworkNamesOnAnImage() throws IOException {
    workplace.withPhoto("photo.png", 2, 1);
    workplace.withFile("names.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    Ended ended =
        imported(
            KERAS,
            "--input-shape=64x96x3",
            "--probe=" + workplace.path("photo.png"),
            "--probe-labels=" + workplace.path("names.txt"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().filter(line -> line.startsWith("Probe: ")))
        .hasSize(5)
        .allMatch(line -> line.matches("Probe: +\\d+\\.\\d % [a-j]"));
  }

  @Test
  void aProbeThatCannotBeLeavesNothingBehind() throws IOException {
    workplace.withPhoto("photo.png", 2, 1).withFile("page.png", "<html>");
    workplace.withFile("names.txt", "a\nb\n");
    Ended noImage =
        imported(KERAS, "--input-shape=64x96x3", "--probe=" + workplace.path("page.png"));
    assertThat(noImage.code()).isEqualTo(4);
    assertThat(noImage.refusal()).startsWith("Cannot probe with ");
    Ended fewNames =
        imported(
            KERAS,
            "--input-shape=64x96x3",
            "--probe=" + workplace.path("photo.png"),
            "--probe-labels=" + workplace.path("names.txt"));
    assertThat(fewNames.code()).isEqualTo(4);
    assertThat(fewNames.refusal()).endsWith("it has 2 lines, the network has 10 classes");
    assertThat(folder.resolve("network")).doesNotExist();
  }
}
