package org.murmuration.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.murmuration.benchmark.Comparison;
import org.murmuration.benchmark.ForwardPass;
import org.murmuration.benchmark.Worker;
import org.murmuration.image.ImageShape;

/** The network in ONNX Runtime: one session, which any number of tasks may run at once. */
public final class OnnxForwardPass implements ForwardPass {
  private static final ImageShape SHAPE = Comparison.ARCHITECTURE.input();

  private final OrtEnvironment environment;
  private final OrtSession session;

  private OnnxForwardPass(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * @param arguments tasks, threads of each, file that {@link PrefixFile} wrote
   */
  public static void main(String[] arguments) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(Integer.parseInt(arguments[1]));
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    OrtSession session = environment.createSession(arguments[2], options);
    Worker.serve(new OnnxForwardPass(environment, session), Integer.parseInt(arguments[0]));
  }

  @Override
  public Batch batch(float[][] images) {
    FloatBuffer pixels =
        ByteBuffer.allocateDirect(images.length * SHAPE.size() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (float[] image : images) {
      putChannelsFirst(image, pixels);
    }
    long[] shape = {images.length, SHAPE.channels(), SHAPE.height(), SHAPE.width()};
    try {
      return new OnnxBatch(session, OnnxTensor.createTensor(environment, pixels.rewind(), shape));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void putChannelsFirst(float[] image, FloatBuffer pixels) {
    for (int channel = 0; channel < SHAPE.channels(); channel++) {
      for (int i = channel; i < image.length; i += SHAPE.channels()) {
        pixels.put(image[i]);
      }
    }
  }

  private record OnnxBatch(OrtSession session, OnnxTensor images) implements Batch {
    @Override
    public float[][] run() {
      try (OrtSession.Result result = session.run(Map.of(PrefixFile.INPUT, images))) {
        return (float[][]) result.get(0).getValue();
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      images.close();
    }
  }
}
