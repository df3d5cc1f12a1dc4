package org.murmuration.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.murmuration.refusal.Refusal;

/** A graph that is ready to compute, for any number of threads at once. */
final class Session implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;

  private Session(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * @param model all of a file, outside the heap; not needed afterwards
   * @throws Refusal if ONNX Runtime does not take it
   */
  static Session of(ByteBuffer model) {
    OrtEnvironment environment = Library.environment();
    try (OrtSession.SessionOptions options = Library.options()) {
      return new Session(environment, environment.createSession(model, options));
    } catch (OrtException e) {
      throw refusal(e);
    }
  }

  /** What the library calls itself. */
  String version() {
    return environment.getVersion();
  }

  /** The name of what it gives, or of the first of several. */
  String firstOutput() {
    return session.getOutputNames().iterator().next();
  }

  /**
   * A tensor that is this memory, which must outlive it.
   *
   * @return what the caller closes
   */
  OnnxTensor tensor(FloatBuffer memory, long[] shape) {
    try {
      return OnnxTensor.createTensor(environment, memory, shape);
    } catch (OrtException e) {
      throw refusal(e);
    }
  }

  /**
   * Computes into tensors that are there.
   *
   * @throws Refusal if it cannot, or what comes out has other shapes
   */
  void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    try (OrtSession.Result unused = session.run(inputs, outputs)) {
      // It is in the tensors.
    } catch (OrtException e) {
      throw refusal(e);
    }
  }

  /**
   * The shapes of what comes out and holds float32.
   *
   * @throws Refusal if it cannot compute
   */
  Map<String, long[]> shapes(Map<String, OnnxTensor> inputs, List<String> outputs) {
    try (OrtSession.Result result = session.run(inputs, new TreeSet<>(outputs))) {
      Map<String, long[]> shapes = new HashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor tensor
            && tensor.getInfo().type == OnnxJavaType.FLOAT) {
          shapes.put(output.getKey(), tensor.getInfo().getShape());
        }
      }
      return shapes;
    } catch (OrtException e) {
      throw refusal(e);
    }
  }

  private static Refusal refusal(OrtException e) {
    return Refusal.input("Cannot run the network: ONNX Runtime says: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw refusal(e);
    }
  }
}
