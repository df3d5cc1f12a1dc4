package org.murmuration.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.Tag;
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
import org.murmuration.network.SmallNetworks;

@Tag("slow")
final class TestOnnxFile {
  private static final float TOLERANCE = 1e-4f;

  private static byte[] model(Classifier classifier, Preset preset, PreprocessingPlace place)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new OnnxFile(preset, place, "1.2.3").write(classifier, Map.of("labels", "[\"é\"]"), out);
    return out.toByteArray();
  }

  private static ModelProto parsed(Preset preset, PreprocessingPlace place) throws IOException {
    try (Classifier classifier =
        Undecided.classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"), Preset.CAFFE)) {
      return ModelProto.parseFrom(model(classifier, preset, place));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "vgg11, fc2, AVERAGE, caffe",
    "vgg16, fc2, AVERAGE, torchvision",
    "vgg16, fc1_dropout, AVERAGE, caffe",
    "vgg13, flatten, FLATTEN, caffe",
    "vgg11, predictions, AVERAGE, torchvision",
    "vgg11, predictions_softmax, FLATTEN, torchvision",
    "vgg11, block3_pool, AVERAGE, caffe",
    "vgg11, block3_pool, FLATTEN, torchvision",
    "vgg11, block2_conv1, FLATTEN, caffe",
    "squeezenet1_1, features.12, AVERAGE, torchvision",
    "squeezenet1_1, features.5, FLATTEN, caffe",
    "squeezenet1_1, features.4.expand3x3, AVERAGE, torchvision",
    "squeezenet1_1, classifier.0, AVERAGE, torchvision",
    "squeezenet1_1, classifier.3, AVERAGE, torchvision"
  })
  void givesTheClassifiersProbabilities(Family family, String cut, Pooling pooling, Preset preset)
      throws Exception {
    Architecture architecture = SmallNetworks.of(family);
    try (Classifier classifier =
            Undecided.classifier(architecture, new CutPoint(cut, pooling), preset);
        OnnxRuntime outside =
            OnnxRuntime.load(model(classifier, preset, PreprocessingPlace.OUTSIDE));
        OnnxRuntime inside =
            OnnxRuntime.load(model(classifier, preset, PreprocessingPlace.INSIDE))) {
      for (int count : new int[] {1, 5}) {
        Pixels pixels = Pixels.random(architecture.input(), count, 43 + count);
        float[][] expected = Undecided.probabilities(classifier, pixels, preset);
        assertClose(outside.run(pixels.channelsFirst(preset), pixels.shapeOutside()), expected);
        assertClose(inside.run(pixels.rgb(), pixels.shapeInside()), expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"vgg11, fc2, AVERAGE", "vgg11, block3_pool, FLATTEN"})
  void givesTheProbabilitiesOfAHeadWithHiddenLayers(Family family, String cut, Pooling pooling)
      throws Exception {
    Architecture architecture = SmallNetworks.of(family);
    CutPoint cutPoint = new CutPoint(cut, pooling);
    try (Classifier classifier = Undecided.deep(architecture, cutPoint, Preset.CAFFE);
        OnnxRuntime model =
            OnnxRuntime.load(model(classifier, Preset.CAFFE, PreprocessingPlace.OUTSIDE))) {
      Pixels pixels = Pixels.random(architecture.input(), 3, 46);
      float[][] expected = Undecided.probabilities(classifier, pixels, Preset.CAFFE);
      assertClose(model.run(pixels.channelsFirst(Preset.CAFFE), pixels.shapeOutside()), expected);
    }
  }

  private static void assertClose(float[][] found, float[][] expected) {
    assertThat(found).hasDimensions(expected.length, expected[0].length);
    for (int image = 0; image < expected.length; image++) {
      assertThat(found[image]).containsExactly(expected[image], within(TOLERANCE));
    }
  }

  @Test
  void saysWhatItIsAndWhatItTakes() throws IOException {
    ModelProto model = parsed(Preset.TORCHVISION, PreprocessingPlace.OUTSIDE);
    assertThat(model.getIrVersion()).isEqualTo(7);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(13);
    assertThat(model.getProducerName()).isEqualTo("Murmuration");
    assertThat(model.getProducerVersion()).isEqualTo("1.2.3");
    String input =
        "images: [batch, 3, 32, 64] float32, the channels being (red / 255 - 0.485) / 0.229, (green / 255 - 0.456) / 0.224, (blue / 255 - 0.406) / 0.225 of samples from 0 to 255 (preset torchvision)";
    assertThat(model.getDocString()).contains(input).contains("probabilities: [batch, 3] float32");
    assertThat(model.getGraph().getInput(0).getDocString()).isEqualTo(input);
    assertThat(shape(model.getGraph().getInput(0))).isEqualTo("images FLOAT [batch, 3, 32, 64]");
    assertThat(shape(model.getGraph().getOutput(0))).isEqualTo("probabilities FLOAT [batch, 3]");
  }

  @Test
  void takesImagesAsADecoderGivesThem() throws IOException {
    GraphProto graph = parsed(Preset.CAFFE, PreprocessingPlace.INSIDE).getGraph();
    assertThat(shape(graph.getInput(0))).isEqualTo("images UINT8 [batch, 32, 64, 3]");
    assertThat(graph.getInput(0).getDocString())
        .isEqualTo("images: [batch, 32, 64, 3] uint8, RGB, 0 to 255");
    assertThat(graph.getNodeList().stream().limit(4).map(NodeProto::getOpType))
        .as("without steps that change nothing")
        .containsExactly("Cast", "Gather", "Sub", "Transpose");
  }

  @Test
  void namesTheChannelsThatCaffesNetworksWant() throws IOException {
    assertThat(parsed(Preset.CAFFE, PreprocessingPlace.OUTSIDE).getDocString())
        .contains("the channels being blue - 103.939, green - 116.779, red - 123.68 of samples");
  }

  private static String shape(ValueInfoProto value) {
    var tensor = value.getType().getTensorType();
    return "%s %s %s"
        .formatted(
            value.getName(),
            TensorProto.DataType.forNumber(tensor.getElemType()),
            tensor.getShape().getDimList().stream()
                .map(dim -> dim.hasDimParam() ? dim.getDimParam() : "" + dim.getDimValue())
                .toList());
  }

  @Test
  void carriesTheNotesAsMetadata() throws IOException, OrtException {
    try (Classifier classifier =
            Undecided.classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"), Preset.CAFFE);
        OnnxRuntime model =
            OnnxRuntime.load(model(classifier, Preset.CAFFE, PreprocessingPlace.INSIDE))) {
      assertThat(model.metadata())
          .containsEntry("labels", "[\"é\"]")
          .containsEntry("input", "images: [batch, 32, 64, 3] uint8, RGB, 0 to 255")
          .containsEntry(
              "output",
              "probabilities: [batch, 3] float32, each row sums to 1, in the order of the metadata's labels");
    }
  }

  @Test
  void hasEachBitOfTheWeights() throws IOException {
    try (Classifier classifier =
        Undecided.classifier(SmallNetworks.vgg11(), CutPoint.at("fc2"), Preset.CAFFE)) {
      GraphProto graph =
          ModelProto.parseFrom(model(classifier, Preset.CAFFE, PreprocessingPlace.OUTSIDE))
              .getGraph();
      assertThat(graph.getInitializerCount())
          .isEqualTo(classifier.parameters().slots().all().size());
      for (TensorProto tensor : graph.getInitializerList()) {
        ParameterSlot slot = classifier.parameters().slots().find(tensor.getName());
        assertThat(
                tensor
                    .getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer())
            .isEqualTo(classifier.parameters().memory(slot));
      }
    }
  }
}
