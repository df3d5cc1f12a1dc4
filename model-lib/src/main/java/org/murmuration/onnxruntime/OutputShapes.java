package org.murmuration.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.engine.AlignedFloats;
import org.murmuration.refusal.Refusal;

/**
 * What a graph gives for one image, tried on images of zeros: a file may not say it, or say what is
 * not so.
 *
 * @param ofOneImage of each output, {@code [1, ...]}
 * @param takesBatches whether several images can pass at one time
 */
record OutputShapes(List<long[]> ofOneImage, boolean takesBatches) {
  /**
   * @throws Refusal if the graph does not compute, or gives no row for each image
   */
  static OutputShapes of(Session session, OnnxInput input, List<String> outputs) {
    Optional<List<long[]>> ofTwo = tried(session, input, outputs);
    List<long[]> ofOne =
        ofTwo.map(OutputShapes::halved).orElseGet(() -> run(session, input, outputs, 1));
    for (int i = 0; i < ofOne.size(); i++) {
      requireRow(outputs.get(i), ofOne.get(i));
    }
    return new OutputShapes(ofOne, ofTwo.isPresent());
  }

  /** Those of two images; empty for a graph that was made for one image alone. */
  private static Optional<List<long[]>> tried(
      Session session, OnnxInput input, List<String> outputs) {
    try {
      return Optional.of(run(session, input, outputs, 2))
          .filter(shapes -> shapes.stream().allMatch(shape -> shape.length > 1 && shape[0] == 2));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  private static List<long[]> halved(List<long[]> ofTwo) {
    List<long[]> ofOne = ofTwo.stream().map(long[]::clone).toList();
    ofOne.forEach(shape -> shape[0] = 1);
    return ofOne;
  }

  private static List<long[]> run(
      Session session, OnnxInput input, List<String> outputs, int images) {
    try (AlignedFloats zeros = new AlignedFloats((long) images * input.shape().size());
        OnnxTensor pixels = session.tensor(zeros.floats(), input.dimensions(images))) {
      Map<String, long[]> shapes = session.shapes(Map.of(input.tensor(), pixels), outputs);
      return outputs.stream().map(output -> known(output, shapes)).toList();
    }
  }

  private static long[] known(String output, Map<String, long[]> shapes) {
    if (!shapes.containsKey(output)) {
      throw Refusal.input(
          "Cannot cut the network at '%s': it does not give float32 numbers (name another cut)"
              .formatted(output));
    }
    return shapes.get(output);
  }

  private static void requireRow(String output, long[] shape) {
    if (shape.length < 2 || shape[0] != 1 || Arrays.stream(shape).anyMatch(axis -> axis < 1)) {
      throw Refusal.input(
          "Cannot cut the network at '%s': for one image it gives %s, expected 1 and what belongs to the image (name another cut)"
              .formatted(output, Arrays.toString(shape)));
    }
  }
}
