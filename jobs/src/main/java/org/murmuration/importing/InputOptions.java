package org.murmuration.importing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Normalisation;
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

  @Option(
      names = "--mean",
      split = ",",
      paramLabel = "N",
      description =
          "With --deviation, instead of a preset: red, green and blue from 0 to 1, less these three"
              + " means")
  private List<Float> means;

  @Option(
      names = "--deviation",
      split = ",",
      paramLabel = "N",
      description = "With --mean: the three numbers that what is left is divided by")
  private List<Float> deviations;

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

  /** The preset that the user named, or gave the numbers of, if any. */
  Optional<Preset> preset() {
    if (means == null && deviations == null) {
      return Optional.ofNullable(preset).map(Preset::named);
    }
    if (means == null || deviations == null || preset != null) {
      throw Refusal.settings(
          "Cannot tell how pixels become the network's input: %s given (give --preset alone, or --mean and --deviation)"
              .formatted(given()));
    }
    return Optional.of(new Normalisation(means, deviations).preset());
  }

  private String given() {
    return Stream.of(
            named("--preset", preset), named("--mean", means), named("--deviation", deviations))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" and "));
  }

  private static Optional<String> named(String option, Object value) {
    return Optional.ofNullable(value).map(given -> option);
  }
}
