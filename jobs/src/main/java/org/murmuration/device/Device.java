package org.murmuration.device;

/** What networks run on. */
public enum Device {
  /** CUDA where it can be used, else the CPU. */
  AUTO,
  CPU,
  /** Or not at all. */
  CUDA
}
