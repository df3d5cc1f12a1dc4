package org.murmuration.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.onnxruntime.OnnxInput.Axes;
import org.murmuration.onnxruntime.OnnxOutput.Reading;
import org.murmuration.refusal.Refusal;

class TestOnnxPass {
  private static final ImageShape SHAPE = new ImageShape(4, 6, 3);
  private static final OnnxInput INPUT = new OnnxInput("images", SHAPE, Axes.CHANNELS_FIRST);

  private static OnnxPass pass(OnnxInput input, OnnxGraph graph, OnnxOutput... outputs)
      throws IOException {
    byte[] model =
        graph.bytes(
            Arrays.stream(outputs).map(OnnxOutput::tensor).distinct().toArray(String[]::new));
    try (ModelBytes bytes = ModelBytes.read(new ByteArrayInputStream(model))) {
      return OnnxPass.of(input, List.of(outputs), bytes);
    }
  }

  /** A graph that gives its input. */
  private static OnnxGraph identity(long... shape) {
    return new OnnxGraph().input("images", shape).node("Identity", "images", "same");
  }

  /** A convolution and a dense layer. */
  private static OnnxGraph small(long images) {
    return new OnnxGraph()
        .input("images", images, 3, 4, 6)
        .weights("kernels", 8, 3, 3, 3)
        .node("Conv", "images kernels", "conv", OnnxGraph.attribute("pads", 1, 1, 1, 1))
        .node("Relu", "conv", "relu")
        .node("Flatten", "relu", "flat", OnnxGraph.axis(1))
        .weights("dense", 8 * 4 * 6, 10)
        .node("MatMul", "flat dense", "features");
  }

  private static float[][] images(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(i -> floats(random, SHAPE.size()))
        .toArray(float[][]::new);
  }

  private static float[] floats(Random random, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }

  private static List<float[][]> run(OnnxPass pass, int capacity, float[]... images) {
    try (ImageBatch batch = new ImageBatch(SHAPE, capacity)) {
      Arrays.stream(images).forEach(batch::add);
      return pass.runAll(batch);
    }
  }

  @Test
  void readsChannelsFirst() throws IOException {
    float[][] images = images(2);
    try (OnnxPass pass =
        pass(
            INPUT,
            identity(0, 3, 4, 6),
            new OnnxOutput("same", Reading.CHANNELS_LAST),
            new OnnxOutput("same", Reading.AVERAGE_OF_CHANNELS_FIRST))) {
      assertThat(pass.widths()).containsExactly(72, 3);
      List<float[][]> rows = run(pass, 3, images);
      assertThat(rows.get(0)).isDeepEqualTo(images);
      for (int i = 0; i < images.length; i++) {
        assertThat(rows.get(1)[i]).containsExactly(means(images[i]), within(1e-6f));
      }
    }
  }

  @Test
  void readsChannelsLast() throws IOException {
    float[][] images = images(2);
    OnnxInput input = new OnnxInput("images", SHAPE, Axes.CHANNELS_LAST);
    try (OnnxPass pass =
        pass(
            input,
            identity(0, 4, 6, 3),
            new OnnxOutput("same", Reading.AS_IT_IS),
            new OnnxOutput("same", Reading.AVERAGE_OF_CHANNELS_LAST))) {
      assertThat(pass.widths()).containsExactly(72, 3);
      List<float[][]> rows = run(pass, 2, images);
      assertThat(rows.get(0)).isDeepEqualTo(images);
      for (int i = 0; i < images.length; i++) {
        assertThat(rows.get(1)[i]).containsExactly(means(images[i]), within(1e-6f));
      }
    }
  }

  private static float[] means(float[] image) {
    double[] sums = new double[3];
    for (int i = 0; i < image.length; i++) {
      sums[i % 3] += image[i];
    }
    float[] means = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      means[channel] = (float) (3 * sums[channel] / image.length);
    }
    return means;
  }

  @Test
  void readsTheFirstToken() throws IOException {
    float[][] images = images(2);
    OnnxInput input = new OnnxInput("images", SHAPE, Axes.CHANNELS_LAST);
    OnnxGraph tokens =
        new OnnxGraph()
            .input("images", 0, 4, 6, 3)
            .integers("shape", -1, 24, 3)
            .node("Reshape", "images shape", "tokens");
    try (OnnxPass pass = pass(input, tokens, new OnnxOutput("tokens", Reading.FIRST_TOKEN))) {
      assertThat(pass.widths()).containsExactly(3);
      assertThat(pass.shapes().get(0)).containsExactly(1, 24, 3);
      assertThat(run(pass, 2, images).get(0)[1]).containsExactly(Arrays.copyOf(images[1], 3));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void givesTheSameBitsWhateverSharesTheBatch(long batch) throws IOException {
    float[][] images = images(7);
    try (OnnxPass pass = pass(INPUT, small(batch), new OnnxOutput("features", Reading.AS_IT_IS))) {
      assertThat(pass.takesBatches()).isEqualTo(batch == 0);
      float[][] together = run(pass, 7, images).get(0);
      assertThat(together).hasDimensions(7, 10);
      for (int i = 0; i < images.length; i++) {
        assertThat(run(pass, 7, images[i]).get(0)[0]).containsExactly(together[i]);
      }
    }
  }

  @Test
  void takesSeveralThreads() throws IOException {
    float[][] images = images(5);
    try (OnnxPass pass = pass(INPUT, small(0), new OnnxOutput("features", Reading.AS_IT_IS))) {
      float[][] wanted = run(pass, 5, images).get(0);
      List<float[][]> found =
          IntStream.range(0, 40).parallel().mapToObj(i -> run(pass, 5, images).get(0)).toList();
      assertThat(found).allSatisfy(rows -> assertThat(rows).isDeepEqualTo(wanted));
    }
  }

  @Test
  void makesBatchesOneOfEachWhereTheGraphSaysMoreThanItCan() throws IOException {
    OnnxGraph graph =
        new OnnxGraph()
            .input("images", 0, 3, 4, 6)
            .integers("shape", 1, 72)
            .node("Reshape", "images shape", "flat");
    try (OnnxPass pass = pass(INPUT, graph, new OnnxOutput("flat", Reading.AS_IT_IS))) {
      assertThat(pass.takesBatches()).isFalse();
      assertThat(run(pass, 4, images(3)).get(0)).hasDimensions(3, 72);
    }
  }

  @Test
  void namesItself() throws IOException {
    try (OnnxPass pass = pass(INPUT, small(0), new OnnxOutput("features", Reading.AS_IT_IS))) {
      assertThat(pass.facts().line()).isEqualTo("ONNX Runtime 1.28.0 in float32");
    }
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    try (ModelBytes bytes = ModelBytes.read(new ByteArrayInputStream(new byte[] {1, 2, 3}))) {
      assertThatThrownBy(() -> OnnxPass.of(INPUT, List.of(), bytes))
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("Cannot run the network: ONNX Runtime says: ");
    }
  }

  @Test
  void refusesAnOperatorThatDoesNotExist() {
    OnnxGraph graph = new OnnxGraph().input("images", 0, 3, 4, 6).node("Levitate", "images", "up");
    assertThatThrownBy(() -> pass(INPUT, graph, new OnnxOutput("up", Reading.AS_IT_IS)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Levitate");
  }

  @Test
  void refusesWhatIsNoRowOfAnImage() {
    OnnxGraph graph = new OnnxGraph().input("images", 0, 3, 4, 6).node("Shape", "images", "shape");
    assertThatThrownBy(() -> pass(INPUT, graph, new OnnxOutput("shape", Reading.AS_IT_IS)))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot cut the network at 'shape': it does not give float32");
  }
}
