package org.murmuration.onednn;

import org.bytedeco.dnnl.memory;

/** The types of numbers, as the library names them. */
enum Numbers {
  FLOAT32(memory.data_type.f32, memory.data_type.f32),
  BFLOAT16(memory.data_type.bf16, memory.data_type.bf16),
  /** What a ReLU gives has no sign; weights do. */
  INT8(memory.data_type.u8, memory.data_type.s8);

  private final memory.data_type activations;
  private final memory.data_type weights;

  Numbers(memory.data_type activations, memory.data_type weights) {
    this.activations = activations;
    this.weights = weights;
  }

  memory.data_type activations() {
    return activations;
  }

  memory.data_type weights() {
    return weights;
  }
}
