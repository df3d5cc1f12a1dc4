package org.murmuration.onednn;

import org.bytedeco.dnnl.memory;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;

/**
 * Which kernel a convolution asks for, from its shape and the processor alone: the same machine
 * gives the same bits in every run.
 *
 * @param processor where it runs
 */
record KernelRule(Processor processor) {
  /** Channels that lie side by side in a register of AVX-512. */
  private static final int BLOCK = 16;

  /** With fewer, transforming the values takes as long as the multiplications that it spares. */
  private static final int WINOGRAD_CHANNELS = 64;

  /** Whether fewer multiplications make up for their transforms, as measured on VGG16. */
  boolean wantsWinograd(Layer layer, LayerShape input, Numbers numbers) {
    return processor.hasAvx512()
        && numbers == Numbers.FLOAT32
        && layer.window().size() == 3
        && layer.window().stride() == 1
        && layer.window().padding() == 1
        && input.channels() >= WINOGRAD_CHANNELS
        && layer.units() >= WINOGRAD_CHANNELS
        && input.channels() % BLOCK == 0
        && layer.units() % BLOCK == 0;
  }

  /**
   * How a convolution gives its values. Winograd reads blocks of channels and is refused after a
   * direct convolution that was free to choose, so none is where there is Winograd.
   */
  memory.format_tag given(Layer layer, Numbers numbers) {
    return processor.hasAvx512() && numbers == Numbers.FLOAT32 && layer.units() % BLOCK == 0
        ? memory.format_tag.nChw16c
        : memory.format_tag.any;
  }
}
