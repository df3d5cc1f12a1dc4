package org.murmuration.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.murmuration.architecture.ParameterSlot;

/**
 * Weights of a layer, each output's on a scale of its own, symmetric about zero.
 *
 * @param bytes as many as there were floats, in their order
 * @param scales what 1 stands for, for each output
 */
record RoundedWeights(byte[] bytes, float[] scales) {
  private static final int MOST = 127;

  /**
   * Two products of 255 and such a weight fit into 16 bits, where older processors hold them
   * without saying so when they do not fit.
   */
  private static final int MOST_OF_PAIRS = 63;

  /**
   * @param weights row-major, outputs first
   * @param outputs how many
   * @param exact whether the processor sums products in 32 bits
   */
  static RoundedWeights of(FloatBuffer weights, int outputs, boolean exact) {
    int most = exact ? MOST : MOST_OF_PAIRS;
    int row = weights.remaining() / outputs;
    byte[] bytes = new byte[outputs * row];
    float[] scales = new float[outputs];
    float[] values = new float[row];
    for (int output = 0; output < outputs; output++) {
      weights.get(values);
      scales[output] = scale(values, most);
      for (int i = 0; i < row; i++) {
        bytes[output * row + i] = (byte) Math.round(values[i] / scales[output]);
      }
    }
    return new RoundedWeights(bytes, scales);
  }

  /** An output without weights has none to be rounded. */
  private static float scale(float[] values, int most) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest > 0 ? largest / most : 1;
  }

  /** A copy for the library. */
  memory plain(engine cpu, ParameterSlot slot, Natives natives) {
    memory plain = natives.keep(new memory(Weights.plain(slot, memory.data_type.s8), cpu));
    new BytePointer(plain.get_data_handle()).put(bytes, 0, bytes.length);
    return plain;
  }
}
