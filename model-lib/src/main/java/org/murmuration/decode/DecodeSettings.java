package org.murmuration.decode;

import java.io.Serializable;
import org.murmuration.refusal.Given;

/**
 * How files become pixels.
 *
 * @param limits what a file may cost
 * @param onDamaged what happens to one that is cut or broken and yet gives pixels
 * @param alphaColour what is seen through clear parts
 */
public record DecodeSettings(DecodeLimits limits, OnDamaged onDamaged, AlphaColour alphaColour)
    implements Serializable {
  public static final DecodeSettings DEFAULT =
      new DecodeSettings(DecodeLimits.DEFAULT, OnDamaged.REJECT);

  public DecodeSettings {
    Given.value("limits of decoding", limits);
    Given.value("what is done with damaged images", onDamaged);
    Given.value("a colour behind clear parts", alphaColour);
  }

  /** Over white. */
  public DecodeSettings(DecodeLimits limits, OnDamaged onDamaged) {
    this(limits, onDamaged, AlphaColour.WHITE);
  }

  /**
   * Names everything that decides whether a file is used, for whoever remembers that it was not.
   */
  public String id() {
    return "max-bytes %d, max-pixels %d, %d ms, on-damaged %s"
        .formatted(limits.maxBytes(), limits.maxPixels(), limits.time().toMillis(), onDamaged);
  }

  public DecodeSettings over(AlphaColour colour) {
    return new DecodeSettings(limits, onDamaged, colour);
  }
}
