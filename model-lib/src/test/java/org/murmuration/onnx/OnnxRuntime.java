package org.murmuration.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A model in ONNX Runtime, which is also what says whether it is a valid one. */
final class OnnxRuntime implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  private OnnxRuntime(OrtSession session) {
    this.session = session;
  }

  static OnnxRuntime load(byte[] model) throws OrtException {
    return new OnnxRuntime(OrtEnvironment.getEnvironment().createSession(model));
  }

  static OnnxRuntime load(Path file) throws OrtException {
    return new OnnxRuntime(OrtEnvironment.getEnvironment().createSession(file.toString()));
  }

  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  /** {@code images} as [batch, 3, height, width]. */
  float[][] run(float[] images, long... shape) throws OrtException {
    return run(OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), shape));
  }

  /** {@code images} as [batch, height, width, 3]. */
  float[][] run(byte[] images, long... shape) throws OrtException {
    return run(
        OnnxTensor.createTensor(environment, ByteBuffer.wrap(images), shape, OnnxJavaType.UINT8));
  }

  private float[][] run(OnnxTensor tensor) throws OrtException {
    try (tensor;
        OrtSession.Result result = session.run(Map.of("images", tensor))) {
      return (float[][]) result.get("probabilities").orElseThrow().getValue();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
