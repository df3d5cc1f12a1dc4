package org.murmuration.keeping;

import org.murmuration.command.OptionCheck;
import org.murmuration.memory.LearningNeed;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Described;
import org.murmuration.training.Incidental;
import org.murmuration.training.KnownAs;

/**
 * How examples are kept between epochs.
 *
 * @param precision of their values
 * @param share of the memory that Spark has for stored blocks, in each JVM, up to which it is given
 *     to examples; all others lie on disk. It decides nothing of what is learnt
 */
public record CacheSettings(@KnownAs("cache") Precision precision, @Incidental double share)
    implements Described {
  private static final CacheSettings DEFAULTS =
      new CacheSettings(Precision.FLOAT32, LearningNeed.USUAL_SHARE);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public CacheSettings {
    Given.value("--cache", precision);
    OptionCheck.share("--cache-share", share);
  }

  public static CacheSettings defaults() {
    return DEFAULTS;
  }

  public CacheSettings withPrecision(Precision other) {
    return new CacheSettings(other, share);
  }

  public CacheSettings withShare(double other) {
    return new CacheSettings(precision, other);
  }
}
