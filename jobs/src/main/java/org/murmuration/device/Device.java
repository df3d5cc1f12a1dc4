package org.murmuration.device;

/** What networks run on. */
public enum Device {
  /** CUDA where it can be used, else the CPU. */
  AUTO,
  CPU,
  /** CUDA, or the command fails. */
  CUDA
}
