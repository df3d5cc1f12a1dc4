package org.murmuration.onednn;

import org.bytedeco.dnnl.global.dnnl;

/**
 * What the processor can compute with, as the library itself found it or was told by {@code
 * ONEDNN_MAX_CPU_ISA}.
 *
 * @param instructions bits of {@code dnnl_cpu_isa_t}
 */
record Processor(int instructions) {
  private static final int AVX512_CORE = 0x27;
  private static final int AVX512_CORE_VNNI = 0x67;
  private static final int AVX512_CORE_BF16 = 0xe7;
  private static final int AVX2_VNNI = 0xf;

  /** This one; the library must be loaded. */
  static Processor here() {
    return new Processor(dnnl.dnnl_get_effective_cpu_isa());
  }

  private boolean has(int wanted) {
    return (instructions & wanted) == wanted;
  }

  /** Registers of 16 float32, which Winograd's kernels are written for. */
  boolean hasAvx512() {
    return has(AVX512_CORE);
  }

  /** Whether it multiplies bfloat16 itself; emulated, it takes three times float32's time. */
  boolean hasBfloat16() {
    return has(AVX512_CORE_BF16);
  }

  /** Whether products of bytes are summed in 32 bits; without, sums of two are held in 16. */
  boolean sumsBytesExactly() {
    return has(AVX512_CORE_VNNI) || has(AVX2_VNNI);
  }

  @Override
  public String toString() {
    return "0x%x".formatted(instructions);
  }
}
