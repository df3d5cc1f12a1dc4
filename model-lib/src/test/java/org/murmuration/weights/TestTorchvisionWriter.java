package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.architecture.Pooling;
import org.murmuration.image.Preset;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.SafetensorsReader;
import org.murmuration.safetensors.TensorInfo;

final class TestTorchvisionWriter {
  private static final String WHERE = "memory:/x.safetensors";
  private static final Map<String, String> NOTES = Map.of("labels", "[\"wren\"]");

  private static Classifier classifier(Architecture architecture, CutPoint cut) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 51);
        FrozenPrefix prefix = network.endAt(cut)) {
      return prefix.then(SmallNetworks.head(prefix.width(), 52));
    }
  }

  private static byte[] file(Classifier classifier) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TorchvisionWriter.write(classifier, NOTES, out);
    return out.toByteArray();
  }

  private static byte[] file(Architecture architecture, CutPoint cut) throws IOException {
    try (Classifier classifier = classifier(architecture, cut)) {
      return file(classifier);
    }
  }

  private static WeightsFile open(byte[] file) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(file), WHERE);
  }

  private static SafetensorsReader arrays(byte[] file) throws IOException {
    return SafetensorsReader.open(new ByteArrayInputStream(file), WHERE);
  }

  private static JsonNode header(byte[] file) throws IOException {
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new ObjectMapper().readTree(Arrays.copyOfRange(file, 8, 8 + length));
  }

  @ParameterizedTest
  @CsvSource({"vgg11, fc2", "vgg16, fc2", "vgg13, fc2_relu", "vgg19, fc2_dropout"})
  void aVggCutBeforeItsLastLayerIsReadAgainBitByBit(Family family, String cut) throws IOException {
    Architecture architecture = SmallNetworks.of(family);
    try (Classifier classifier = classifier(architecture, CutPoint.at(cut))) {
      byte[] file = file(classifier);
      Architecture found =
          open(file).architecture(Optional.empty(), Optional.of(architecture.input()));
      assertThat(found).isEqualTo(architecture.withClasses(3));
      try (PretrainedNetwork network = open(file).read(found)) {
        // The head has the last layer's place in the vector, too.
        assertThat(SmallNetworks.floats(network.parameters()))
            .isEqualTo(SmallNetworks.floats(classifier.parameters()));
      }
      assertThat(header(file).at("/__metadata__/head").asText())
          .isEqualTo("is classifier.6: with it this is a whole network of 3 classes");
    }
  }

  @Test
  void saysWhatTheClassifierIs() throws IOException {
    JsonNode metadata = header(file(SmallNetworks.vgg11(), CutPoint.at("fc2"))).get("__metadata__");
    assertThat(metadata.get("labels").asText()).isEqualTo("[\"wren\"]");
    assertThat(metadata.get("format").asText()).isEqualTo("pt");
  }

  @Test
  void isReadAgainForTheImagesAndThePresetItWasMadeFor() throws IOException {
    WeightsFile file = open(withNotes(Map.of("preset", "caffe", "input_shape", "32x64x3")));
    assertThat(file.preset()).isEqualTo(Preset.CAFFE);
    assertThat(file.architecture(Optional.empty(), Optional.empty()))
        .isEqualTo(SmallNetworks.vgg11().withClasses(3));
  }

  @ParameterizedTest
  @CsvSource({"sepia, 32x64", "'', 0x64x3", "CAFFE, 99999x99999x3", "torchvision, 32x64x4"})
  void notesThatAreNotKnownAreNotHeeded(String preset, String shape) throws IOException {
    WeightsFile file = open(withNotes(Map.of("preset", preset, "input_shape", shape)));
    assertThat(file.preset()).isEqualTo(Preset.TORCHVISION);
    Refused.input(() -> file.architecture(Optional.empty(), Optional.empty()))
        .hasMessageContaining("for images of 224x224x3");
  }

  private static byte[] withNotes(Map<String, String> notes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Classifier classifier = classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"))) {
      TorchvisionWriter.write(classifier, notes, out);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "squeezenet1_1, features.12, AVERAGE, averaged over height and width",
    "squeezenet1_1, features.5, FLATTEN, 'flattened as (channel, height, width)'",
    "squeezenet1_1, classifier.3, AVERAGE, a vector",
    "vgg11, block5_pool, FLATTEN, 'flattened as (channel, height, width)'",
    "vgg11, flatten, AVERAGE, 'flattened as (channel, height, width)'",
    "vgg11, fc1, AVERAGE, a vector",
    "vgg11, predictions, AVERAGE, a vector"
  })
  void anotherHeadKeepsItsNameAndIsNotTakenForANetwork(
      Family family, String cut, Pooling pooling, String headReads) throws IOException {
    byte[] file = file(SmallNetworks.of(family), new CutPoint(cut, pooling));
    assertThat(header(file).at("/__metadata__/head").asText())
        .isEqualTo(
            "head.weight and head.bias are a softmax layer over the output of %s, %s; torchvision has no such layer",
            cut, headReads);
    Refused.input(() -> open(file).architecture(Optional.empty(), Optional.empty()))
        .hasMessage(
            "Cannot import %s: it is a classifier whose head (head.weight) is no layer of a network, so it is not a whole network (import the weights that its network came from)",
            WHERE);
  }

  /** Though it is cut before the last layer: more than that layer comes after. */
  @Test
  void aHeadWithHiddenLayersIsNoLastLayer() throws IOException {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 51);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        Classifier classifier = prefix.then(SmallNetworks.deepHead(prefix.width(), 52))) {
      byte[] file = file(classifier);
      assertThat(header(file).at("/__metadata__/head").asText())
          .isEqualTo(
              "head.weight and head.bias are a softmax layer over dense layers with a ReLU each (head.hidden1 and so on, 6,5 units) over the output of fc2, a vector; torchvision has no such layer");
      assertThat(arrays(file).tensors())
          .extracting(TensorInfo::name)
          .contains("head.hidden1.weight", "head.hidden2.bias", "head.weight");
      Refused.input(() -> open(file).architecture(Optional.empty(), Optional.empty()))
          .hasMessageContaining("it is a classifier whose head (head.weight) is no layer");
    }
  }

  /** Only the layer that reads the flattened image has its columns in another order. */
  @Test
  void onlyTheFirstHiddenLayerReadsAFlattenedImage() {
    CutPoint cut = new CutPoint("block5_pool", Pooling.FLATTEN);
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 51);
        FrozenPrefix prefix = network.endAt(cut);
        Classifier classifier = prefix.then(SmallNetworks.deepHead(prefix.width(), 52))) {
      assertThat(
              classifier.parameters().slots().all().stream()
                  .filter(slot -> classifier.flattenedBefore(slot).isPresent())
                  .map(slot -> slot.name()))
          .containsExactly("head.hidden1.weight");
    }
  }

  @Test
  void squeezeNetsLayersHaveTorchvisionsNames() throws IOException {
    byte[] file = file(SmallNetworks.squeezeNet(), CutPoint.at("features.12"));
    assertThat(arrays(file).tensors())
        .extracting(TensorInfo::name)
        .contains("features.0.weight", "features.3.expand3x3.bias", "features.12.squeeze.weight")
        .contains("head.weight", "head.bias")
        .hasSize(52);
  }

  /** Images of 32x64 leave 1x2 pixels of 7 channels after the fifth pool. */
  @Test
  void aHeadOverAFlattenedImageReadsItAsTorchvisionFlattens() throws IOException {
    int pixels = 2;
    int channels = 7;
    CutPoint cut = new CutPoint("block5_pool", Pooling.FLATTEN);
    try (Classifier classifier = classifier(SmallNetworks.vgg11(), cut)) {
      FloatBuffer found = FloatBuffer.allocate(3 * pixels * channels);
      arrays(file(classifier))
          .forEach(
              (tensor, floats) -> {
                if (tensor.name().equals("head.weight")) {
                  floats.read(found);
                }
              });
      ParameterSlot slot = classifier.parameters().slots().find("head.weight");
      FloatBuffer ours = classifier.parameters().memory(slot);
      for (int label = 0; label < 3; label++) {
        for (int pixel = 0; pixel < pixels; pixel++) {
          for (int channel = 0; channel < channels; channel++) {
            int row = label * pixels * channels;
            assertThat(found.get(row + channel * pixels + pixel))
                .isEqualTo(ours.get(row + pixel * channels + channel));
          }
        }
      }
    }
  }
}
