package org.murmuration.onednn;

import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * What a kernel does besides multiplying.
 *
 * @param relu whether it leaves out what is below zero
 * @param read numbers and scale of what it reads; its place does not matter
 * @param given the same of what it gives
 * @param weights with scales, if they have 8 bits
 */
record FusedLayer(boolean relu, Tensor read, Tensor given, LayerWeights weights) {
  /** A scale for each of a layer's outputs, which are the first axis of its weights. */
  static final int BY_OUTPUT = 1;

  /**
   * @param shared gets the scales
   */
  primitive_attr attributes(Assembly assembly, Map<Integer, memory> shared) {
    primitive_attr attributes = Assembly.attributes();
    if (relu) {
      post_ops after = new post_ops();
      after.append_eltwise(dnnl.algorithm.eltwise_relu, 0, 0);
      attributes.set_post_ops(after);
    }
    assembly.scaled(attributes, shared, dnnl.DNNL_ARG_SRC, read);
    assembly.scaled(attributes, shared, dnnl.DNNL_ARG_DST, given);
    if (weights.scales().isPresent()) {
      attributes.set_scales_mask(dnnl.DNNL_ARG_WEIGHTS, BY_OUTPUT);
      shared.put(dnnl.DNNL_ARG_ATTR_SCALES | dnnl.DNNL_ARG_WEIGHTS, weights.scales().orElseThrow());
    }
    return attributes;
  }
}
