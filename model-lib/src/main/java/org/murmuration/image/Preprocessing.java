package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.murmuration.decode.AlphaColour;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.ImageDecoder;
import org.murmuration.decode.ImageSize;
import org.murmuration.decode.OpaqueRgb;

/**
 * What happens to an image between decoder and network: fitted to the input's size, then normalised
 * as the preset says. What is seen through clear parts is decided before, by the {@link
 * ImageDecoder}; it is known here because it decides the numbers too. Safe to share between
 * threads.
 *
 * @param input [height, width, 3] of the network's input
 * @param preset channel order and scaling
 * @param fit how an image of another shape comes to have the input's
 * @param alphaColour what the decoder put under clear parts
 */
public record Preprocessing(ImageShape input, Preset preset, Fit fit, AlphaColour alphaColour) {
  public Preprocessing {
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(fit, "fit");
    Objects.requireNonNull(alphaColour, "alphaColour");
    if (input.channels() != 3) {
      throw new IllegalArgumentException(
          "Cannot pre-process to %s: an image has 3 channels".formatted(input));
    }
  }

  /** As published networks were evaluated: with {@link Fit#CROP}. */
  public Preprocessing(ImageShape input, Preset preset) {
    this(input, preset, Fit.CROP);
  }

  /** Over white. */
  public Preprocessing(ImageShape input, Preset preset, Fit fit) {
    this(input, preset, fit, AlphaColour.WHITE);
  }

  /**
   * Names everything that decides the numbers, as in {@code
   * torchvision/subsample4/resize256/crop224x224} (height x width), with {@code /over#336699}
   * behind it where clear parts are not white. It is stored in a table's contract: whoever changes
   * the arithmetic changes the id.
   */
  public String id() {
    String over = alphaColour.equals(AlphaColour.WHITE) ? "" : "/over" + alphaColour;
    return "%s/subsample4/%s%s".formatted(preset.id(), fit.id(input), over);
  }

  /** The least length in pixels that an image's shorter side is scaled to. */
  public int shorterSide() {
    return CropAxis.resizedFor(Math.max(input.height(), input.width()));
  }

  /**
   * Scales the image with antialiasing and brings it to the input's shape.
   *
   * @return TYPE_INT_RGB [height, width]
   */
  public BufferedImage fit(BufferedImage image) {
    return fit.apply(OpaqueRgb.of(image), ImageSize.of(image), input);
  }

  /**
   * Scales the image as {@link #fit(BufferedImage)} would if it had all pixels of its file.
   *
   * @return TYPE_INT_RGB [height, width]
   */
  public BufferedImage fit(DecodedImage image) {
    return fit.apply(image.pixels(), image.size(), input);
  }

  /**
   * Writes the fitted, normalised image to {@code target} from {@code offset} on.
   *
   * @param target receives [height, width, 3] float32, NHWC, channels in the preset's order
   * @throws IllegalArgumentException if the target is too short
   */
  public void write(DecodedImage image, float[] target, int offset) {
    if (offset < 0 || target.length - offset < input.size()) {
      throw new IllegalArgumentException(
          "Cannot write %s at %s: the target has %s numbers"
              .formatted(input, offset, target.length));
    }
    normalize(fit(image), target, offset);
  }

  void normalize(BufferedImage fitted, float[] target, int offset) {
    int[] pixels = new int[input.height() * input.width()];
    fitted.getRaster().getDataElements(0, 0, input.width(), input.height(), pixels);
    List<Channel> channels = preset.channels();
    for (int channel = 0; channel < channels.size(); channel++) {
      channels.get(channel).write(pixels, target, offset + channel, channels.size());
    }
  }
}
