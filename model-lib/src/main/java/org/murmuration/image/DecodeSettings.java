package org.murmuration.image;

import java.io.Serializable;
import java.util.Objects;

/**
 * How files become pixels.
 *
 * @param limits what a file may cost
 * @param onDamaged what happens to one that is cut or broken and yet gives pixels
 */
public record DecodeSettings(DecodeLimits limits, OnDamaged onDamaged) implements Serializable {
  public static final DecodeSettings DEFAULT =
      new DecodeSettings(DecodeLimits.DEFAULT, OnDamaged.REJECT);

  public DecodeSettings {
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(onDamaged, "onDamaged");
  }
}
