package org.murmuration.plan;

import org.murmuration.architecture.PrefixCost;

/** How fast images pass, where nobody measured. */
final class Rate {
  /** VGG16 to fc2, 15 images/s on 2 cores (Zen 4), 30.93 GFLOP an image. */
  private static final double MEASURED_GIGAFLOPS_A_CORE = 15.0 / 2 * 30.93;

  private Rate() {}

  /** Images a second on a core, if convolutions of other sizes run at the same speed. */
  static double aCore(PrefixCost prefix) {
    return MEASURED_GIGAFLOPS_A_CORE / prefix.gigaflops();
  }
}
