package org.murmuration.importing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Option;

/** What a network takes for input. */
final class InputOptions {
  private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})x3");

  @Option(
      names = "--input-shape",
      paramLabel = "HxWx3",
      description =
          "Height, width and channels of an image (default: what the weights say, or 224x224x3)")
  private String shape;

  @Option(
      names = "--preset",
      paramLabel = "caffe|torchvision|inception|clip|unit|none",
      description =
          "How pixels become the network's input: channels BGR less ImageNet's means; 0 to 1 less"
              + " ImageNet's, by its deviations; -1 to 1; as CLIP; 0 to 1; 0 to 255 (default: that of"
              + " the weights' source)")
  private String preset;

  Optional<ImageShape> shape() {
    return Optional.ofNullable(shape).map(InputOptions::parse);
  }

  private static ImageShape parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw Refusal.settings(
          "Cannot use --input-shape '%s': expected height, width and 3 channels, such as 224x224x3"
              .formatted(text));
    }
    return new ImageShape(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), 3);
  }

  Architecture applyTo(Architecture architecture) {
    return shape().map(architecture::withInput).orElse(architecture);
  }

  /** The preset that the user named, if any. */
  Optional<Preset> preset() {
    return Optional.ofNullable(preset).map(Preset::named);
  }
}
