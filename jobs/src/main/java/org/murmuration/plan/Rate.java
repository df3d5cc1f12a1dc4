package org.murmuration.plan;

import org.murmuration.architecture.PrefixCost;

/**
 * How fast images pass, where nobody measured: as on the machine of deploy/SIZING.md. A small
 * network does less on a core in a second than a large one does, so that its rate is a bound.
 */
final class Rate {
  /** The forward pass of VGG16 to fc2, 15 images/s on 2 cores, 30.93 GFLOP an image. */
  private static final double MEASURED_GIGAFLOPS_A_CORE = 15.0 / 2 * 30.93;

  /** What a photo of some 100 kB costs besides: a whole job does 7 where the pass does 7.5. */
  private static final double SECONDS_BESIDE_THE_PASS = 1 / 7.0 - 1 / 7.5;

  private Rate() {}

  /** Images a second on a core, if convolutions of other sizes run at the same speed. */
  static double aCore(PrefixCost prefix) {
    return 1 / (SECONDS_BESIDE_THE_PASS + prefix.gigaflops() / MEASURED_GIGAFLOPS_A_CORE);
  }
}
