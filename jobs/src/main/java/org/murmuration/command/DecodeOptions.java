package org.murmuration.command;

import org.murmuration.decode.DecodeLimits;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.OnDamaged;
import picocli.CommandLine.Option;

/** What image files may cost, whichever command reads them. */
public final class DecodeOptions {
  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "50000000",
      description = "Pixels of an image, above which it is rejected (default: ${DEFAULT-VALUE})")
  private long maxPixels;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      defaultValue = "67108864",
      description = "Bytes of a file, above which it is rejected (default: ${DEFAULT-VALUE})")
  private long maxBytes;

  @Option(
      names = "--on-damaged",
      paramLabel = "reject|use",
      defaultValue = "reject",
      description =
          "What happens to an image that is cut or broken and yet gives pixels (default: ${DEFAULT-VALUE})")
  private OnDamaged onDamaged;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public DecodeSettings settings() {
    OptionCheck.atLeast("--max-pixels", maxPixels, 1);
    OptionCheck.atLeast("--max-bytes", maxBytes, 1);
    OptionCheck.atMost("--max-bytes", maxBytes, DecodeLimits.MOST_BYTES);
    return new DecodeSettings(new DecodeLimits(maxBytes, maxPixels), onDamaged);
  }
}
