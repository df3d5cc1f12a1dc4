package org.murmuration.device;

import java.util.List;

/**
 * A graphics card, as its driver names it.
 *
 * @param computeCapability major and minor, such as {@code 8.6}
 */
record Card(String name, String computeCapability) {
  /**
   * nd4j-cuda-11.6 1.0.0-M2.1 has machine code for sm_37 to sm_86 and no PTX, which newer cards
   * could translate; 8.9 runs the code of 8.6 (CUDA C++ Programming Guide, Binary Compatibility).
   */
  private static final double OLDEST = 3.7;

  private static final double NEWEST = 8.9;

  /** From lines of {@code nvidia-smi --query-gpu=name,compute_cap --format=csv,noheader}. */
  static List<Card> listed(List<String> lines) {
    return lines.stream().filter(line -> line.contains(",")).map(Card::of).toList();
  }

  private static Card of(String line) {
    int comma = line.lastIndexOf(',');
    return new Card(line.substring(0, comma).strip(), line.substring(comma + 1).strip());
  }

  boolean isSupported() {
    try {
      double capability = Double.parseDouble(computeCapability);
      return capability >= OLDEST && capability <= NEWEST;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Why it cannot be used. */
  String refusal() {
    return "the card %s has compute capability %s, and the library has code for %s to %s"
        .formatted(name, computeCapability, OLDEST, NEWEST);
  }
}
