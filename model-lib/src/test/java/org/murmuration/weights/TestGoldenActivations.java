package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.decode.ImageDecoder;
import org.murmuration.decode.Npz;
import org.murmuration.dl4j.GraphZip;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Real weights and activations that another program computed from them. */
final class TestGoldenActivations {
  private static final Path DATA = Path.of(System.getProperty("murmuration.test-data", "absent"));

  @ParameterizedTest
  @CsvSource({
    "block1_pool, block1_pool",
    "block2_pool, block2_pool",
    "block3_pool, block3_pool",
    "block4_pool, block4_pool",
    "block5_pool, block5_pool",
    "fc1, fc1",
    "fc2, fc2",
    "predictions_softmax, predictions"
  })
  void narrowVgg16GivesTheGoldenActivation(String cut, String golden) throws IOException {
    requireData();
    Npz expected = Npz.read(DATA.resolve("golden/vgg16_slim.npz"));
    ImageShape shape = new ImageShape(64, 96, 3);
    float[][] found =
        embed(
            "models/vgg16_slim.torchvision.safetensors",
            Optional.of(shape),
            new CutPoint(cut, Pooling.FLATTEN),
            shape,
            expected.floats("input_nhwc"));
    assertClose(found, expected.floats(golden), 1e-4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vgg16_slim.keras_weights.h5",
        "vgg16_slim.keras2_model.h5",
        "vgg16_slim.neupy.hdf5",
        "vgg16_slim.torchvision.safetensors"
      })
  void narrowVgg16GivesTheGoldenPredictionsFromEachLayout(String file) throws IOException {
    requireData();
    Npz expected = Npz.read(DATA.resolve("golden/vgg16_slim.npz"));
    ImageShape shape = new ImageShape(64, 96, 3);
    float[] pixels = expected.floats("input_nhwc");
    assertClose(
        embed("models/" + file, Optional.of(shape), CutPoint.at("fc2"), shape, pixels),
        expected.floats("fc2"),
        1e-4);
    CutPoint last = new CutPoint("predictions_softmax", Pooling.FLATTEN);
    assertClose(
        embed("models/" + file, Optional.of(shape), last, shape, pixels),
        expected.floats("predictions"),
        1e-4);
  }

  /**
   * DL4J's own layers, channels first: so the zip that TestSlimVgg16 reads is what it should be.
   */
  @Test
  void theZoosGraphGivesTheGoldenPredictions() throws IOException {
    requireData();
    Npz expected = Npz.read(DATA.resolve("golden/vgg16_slim.npz"));
    ImageShape shape = new ImageShape(64, 96, 3);
    float[] pixels = expected.floats("input_nhwc");
    try (PretrainedNetwork network =
        network("models/vgg16_slim.torchvision.safetensors", Optional.of(shape))) {
      INDArray images =
          Nd4j.createFromArray(pixels).reshape(pixels.length / shape.size(), 64, 96, 3);
      INDArray found = GraphZip.zooGraph(network).outputSingle(images.permute(0, 3, 1, 2).dup('c'));
      assertClose(found.toFloatMatrix(), expected.floats("predictions"), 1e-4);
    }
  }

  @Test
  void squeezeNetGivesTheGoldenEmbeddingsAndLogits() throws IOException {
    requireData();
    Npz expected = Npz.read(DATA.resolve("golden/squeezenet1_1_animals.npz"));
    ImageShape shape = new ImageShape(224, 224, 3);
    float[] pixels = normalised(expected.floats("rgb224_uint8"));
    String file = "models/squeezenet1_1_birds18.torchvision.safetensors";
    assertClose(
        embed(file, Optional.empty(), CutPoint.at("features.12"), shape, pixels),
        expected.floats("embedding"),
        1e-3);
    assertClose(
        embed(file, Optional.empty(), CutPoint.at("classifier.3"), shape, pixels),
        expected.floats("logits"),
        1e-3);
  }

  @Test
  void squeezeNetEmbedsPhotosAsAnotherProgramDoes(TestReporter reporter) throws Exception {
    requireData();
    float[] golden = Npz.read(DATA.resolve("golden/squeezenet1_1_animals.npz")).floats("embedding");
    ImageShape shape = new ImageShape(224, 224, 3);
    String file = "models/squeezenet1_1_birds18.torchvision.safetensors";
    float[][] found =
        embed(file, Optional.empty(), CutPoint.at("features.12"), shape, photos(shape));
    for (int i = 0; i < found.length; i++) {
      double cosine = cosine(found[i], golden, i * found[i].length);
      reporter.publishEntry("photo " + i, "cosine %.6f".formatted(cosine));
      assertThat(cosine).isGreaterThanOrEqualTo(0.999);
    }
  }

  private static float[] photos(ImageShape shape) throws Exception {
    var names = Files.readAllLines(DATA.resolve("golden/squeezenet1_1_animals.files.txt"));
    Preprocessing preprocessing = new Preprocessing(shape, Preset.TORCHVISION);
    float[] pixels = new float[names.size() * shape.size()];
    for (int i = 0; i < names.size(); i++) {
      byte[] photo = Files.readAllBytes(DATA.resolve("photos/animals").resolve(names.get(i)));
      preprocessing.write(new ImageDecoder().decode(photo), pixels, i * shape.size());
    }
    return pixels;
  }

  private static double cosine(float[] one, float[] others, int offset) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      double other = others[offset + i];
      product += one[i] * other;
      squares += one[i] * (double) one[i];
      otherSquares += other * other;
    }
    return product / Math.sqrt(squares * otherSquares);
  }

  private static void requireData() {
    assumeTrue(Files.isDirectory(DATA), "Skipped: the golden files are not in " + DATA);
  }

  /** torchvision's normalisation, written down once more. */
  private static float[] normalised(float[] rgb) {
    double[] mean = {.485, .456, .406};
    double[] deviation = {.229, .224, .225};
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (float) ((rgb[i] / 255.0 - mean[i % 3]) / deviation[i % 3]);
    }
    return rgb;
  }

  private static float[][] embed(
      String file, Optional<ImageShape> input, CutPoint cut, ImageShape shape, float[] pixels)
      throws IOException {
    int images = pixels.length / shape.size();
    try (PretrainedNetwork network = network(file, input);
        FrozenPrefix prefix = network.computingTo(List.of(cut));
        ImageBatch batch = new ImageBatch(shape, images)) {
      for (int i = 0; i < images; i++) {
        batch.add(java.util.Arrays.copyOfRange(pixels, i * shape.size(), (i + 1) * shape.size()));
      }
      return prefix.run(batch);
    }
  }

  private static PretrainedNetwork network(String file, Optional<ImageShape> input)
      throws IOException {
    WeightsFile weights =
        WeightsFile.open(ByteBuffer.wrap(Files.readAllBytes(DATA.resolve(file))), file);
    return weights.read(weights.architecture(Optional.empty(), input));
  }

  private static void assertClose(float[][] found, float[] expected, double tolerance) {
    float[] flat = new float[expected.length];
    assertThat(found.length * found[0].length).isEqualTo(expected.length);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      flat[i] = found[i / found[0].length][i % found[0].length];
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, Math.abs(flat[i] - expected[i]));
    }
    assertThat(largest).isPositive();
    assertThat(difference / largest).isCloseTo(0, within(tolerance));
  }

  @Test
  void refusesAShapeThatTheDenseLayersWereNotMadeFor() {
    requireData();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> network("models/vgg16_slim.torchvision.safetensors", Optional.empty()))
        .isInstanceOf(org.murmuration.refusal.Refusal.class)
        .hasMessageContaining("reads 192 values, such images give 1568")
        .hasMessageContaining("name the shape of the images, such as 64x96x3");
  }
}
