package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** ONNX Runtime, which says whether a model is valid and what its tensors are. */
final class GraphRun implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  private GraphRun(OrtSession session) {
    this.session = session;
  }

  static GraphRun load(ModelProto model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // What it fuses depends on what else is given, and rounds otherwise.
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new GraphRun(
          OrtEnvironment.getEnvironment().createSession(model.toByteArray(), options));
    }
  }

  /** What a tensor was, and its floats. */
  record Output(long[] shape, float[] values) {}

  /** All outputs, in order, for seeded images. */
  List<Output> run(GraphInput input, int images, long seed) throws OrtException {
    return run(input, images, random(images * input.shape().size(), seed));
  }

  List<Output> run(GraphInput input, int images, float[] pixels) throws OrtException {
    long[] shape = new long[] {images, 3, 3, 3};
    shape[input.layout().heightAxis()] = input.height();
    shape[input.layout().widthAxis()] = input.width();
    List<Output> outputs = new ArrayList<>();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
        OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
      for (int i = 0; i < result.size(); i++) {
        OnnxTensor output = (OnnxTensor) result.get(i);
        FloatBuffer floats = output.getFloatBuffer();
        float[] values = new float[floats.remaining()];
        floats.get(values);
        outputs.add(new Output(output.getInfo().getShape(), values));
      }
    }
    return outputs;
  }

  static float[] random(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return values;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
