package org.murmuration.command;

import org.murmuration.decode.AlphaColour;
import org.murmuration.image.Fit;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.refusal.Refusal;
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
   * @throws Refusal (settings) if a value is out of range
   */
  public PixelSettings settings() {
    return new PixelSettings(decode.settings().over(colour()), fit);
  }

  private AlphaColour colour() {
    return AlphaColour.named(alphaColour)
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot use --alpha-colour '%s': white, black and #RRGGBB are known"
                        .formatted(alphaColour)));
  }
}
