package org.murmuration.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Whether images of the test split were seen in training, which would make the result look better
 * than it is.
 *
 * @param exact test images whose very bytes are in the training split too
 * @param near those that are nearly like a training image; empty if it was not looked for
 * @param leftOut why near ones were not looked for; empty if they were
 */
public record Leakage(long exact, Optional<Near> near, String leftOut) {
  /**
   * Test images that are nearly like one of the training split.
   *
   * @param similarity cosine of two embeddings from which on images count as nearly alike
   * @param images how many, those with the same bytes included
   * @param right how many of them were named right
   * @param shown the most alike
   */
  public record Near(double similarity, long images, long right, List<Pair> shown) {
    public Near {
      shown = List.copyOf(shown);
    }
  }

  /** A test image and the training image that is most like it. */
  public record Pair(ShownImage test, ShownImage train) {}

  /** Where near ones were looked for. */
  public static Leakage of(long exact, Near near) {
    return new Leakage(exact, Optional.of(near), "");
  }

  /** Where they were not, with the reason as the end of a sentence. */
  public static Leakage onlyExact(long exact, String reason) {
    return new Leakage(exact, Optional.empty(), reason);
  }
}
