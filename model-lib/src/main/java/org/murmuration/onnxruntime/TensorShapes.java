package org.murmuration.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import java.util.List;
import java.util.Map;
import org.murmuration.engine.AlignedFloats;
import org.murmuration.refusal.Refusal;

/** How the tensors of a graph are shaped, tried on an image of zeros. */
public final class TensorShapes {
  private TensorShapes() {}

  /**
   * @param tensors outputs of the graph; those that hold no float32 are left out
   * @return of each for one image, {@code [1, ...]}
   * @throws Refusal if ONNX Runtime does not load here, or take the model
   */
  public static Map<String, long[]> of(OnnxInput input, List<String> tensors, ModelBytes model) {
    try (Session session = Session.of(model.buffer());
        AlignedFloats zeros = new AlignedFloats(input.shape().size());
        OnnxTensor pixels = session.tensor(zeros.floats(), input.dimensions(1))) {
      return session.shapes(Map.of(input.tensor(), pixels), tensors);
    }
  }
}
