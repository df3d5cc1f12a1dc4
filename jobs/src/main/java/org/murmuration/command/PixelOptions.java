package org.murmuration.command;

import org.murmuration.decode.AlphaColour;
import org.murmuration.image.Fit;
import org.murmuration.imagepass.PixelSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How images become a network's input, whichever command asks for it. */
public final class PixelOptions {
  @Mixin private DecodeOptions decode;

  @Option(
      names = "--fit",
      paramLabel = "crop|squash|pad",
      defaultValue = "crop",
      description =
          "How an image comes to have the input's shape: centre cut out, aspect lost, or filled up (default: ${DEFAULT-VALUE})")
  private Fit fit;

  @Option(
      names = "--alpha-colour",
      paramLabel = "white|black|#RRGGBB",
      defaultValue = "white",
      description = "What is seen through clear parts of an image (default: ${DEFAULT-VALUE})")
  private String alphaColour;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public PixelSettings settings() {
    return new PixelSettings(decode.settings().over(AlphaColour.named(alphaColour)), fit);
  }
}
