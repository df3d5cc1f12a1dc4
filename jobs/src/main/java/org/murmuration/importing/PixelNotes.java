package org.murmuration.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.murmuration.image.Channel;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Normalisation;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;

/**
 * What a {@code preprocessor_config.json} of Hugging Face's says of images: how they are scaled,
 * cut and normalised before the network beside it.
 *
 * @param json its content
 * @param location of the file, for messages
 */
record PixelNotes(JsonNode json, String location) {
  private static final int BILINEAR = 2;
  private static final double RESCALED = 1.0 / 255;
  private static final double TOLERANCE = 1e-6;
  private static final List<String> FILTERS =
      List.of("nearest", "Lanczos", "bilinear", "bicubic", "box", "Hamming");

  /** The number that {@code resample} has for a filter of this name. */
  static int filter(String name) {
    List<String> names = FILTERS.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    return names.indexOf(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The preset that does the same to samples: a published one, or one of these numbers.
   *
   * @throws Refusal if the numbers are none
   */
  Preset preset() {
    double scale =
        json.path("do_rescale").asBoolean(true)
            ? json.path("rescale_factor").asDouble(RESCALED)
            : 1;
    double offset = json.path("rescale_offset").asBoolean() ? 1 : 0;
    boolean normalised = json.path("do_normalize").asBoolean(json.has("image_mean"));
    double[] means = normalised ? numbers("image_mean") : new double[3];
    double[] deviations = normalised ? numbers("image_std") : new double[] {1, 1, 1};
    double[] lowered = Arrays.stream(means).map(mean -> mean + offset).toArray();
    return Preset.published().stream()
        .filter(preset -> isLike(preset.channels(), scale, lowered, deviations))
        .findFirst()
        .orElseGet(() -> ofNumbers(scale, lowered, deviations));
  }

  /** (sample * scale - mean) / deviation, of samples that are scaled to 0..1 instead. */
  private Preset ofNumbers(double scale, double[] means, double[] deviations) {
    try {
      return new Normalisation(rescaled(scale, means), rescaled(scale, deviations)).preset();
    } catch (Refusal e) {
      throw Refusal.input(
          "Cannot use %s: samples times %s, less %s, by %s cannot be computed (name --preset, or --mean and --deviation)"
              .formatted(location, scale, Arrays.toString(means), Arrays.toString(deviations)),
          e);
    }
  }

  private static List<Float> rescaled(double scale, double[] numbers) {
    return Arrays.stream(numbers).mapToObj(number -> (float) (number * RESCALED / scale)).toList();
  }

  private double[] numbers(String name) {
    JsonNode list = json.path(name);
    double[] numbers = IntStream.range(0, 3).mapToDouble(i -> list.path(i).asDouble()).toArray();
    if (list.size() != 3) {
      throw Refusal.input(
          "Cannot use %s: its %s is %s, expected three numbers (name --preset)"
              .formatted(location, name, list.isMissingNode() ? "missing" : list));
    }
    return numbers;
  }

  private static boolean isLike(
      List<Channel> channels, double scale, double[] means, double[] deviations) {
    return IntStream.range(0, 3)
        .allMatch(
            i -> {
              Channel channel = channels.get(i);
              return channel.rgbIndex() == i
                  && Math.abs(channel.divisor() * scale - 1) < TOLERANCE
                  && Math.abs(channel.mean() - means[i]) < TOLERANCE
                  && Math.abs(channel.deviation() - deviations[i]) < TOLERANCE;
            });
  }

  /** The size that images have in the end, if it says one. */
  Optional<ImageShape> shape() {
    JsonNode crop = json.path("crop_size");
    boolean cut = json.path("do_center_crop").asBoolean(!crop.isMissingNode());
    JsonNode size = cut && !crop.isMissingNode() ? crop : json.path("size");
    int height = size.isInt() ? size.asInt() : size.path("height").asInt();
    int width = size.isInt() ? size.asInt() : size.path("width").asInt();
    return height > 0 && width > 0
        ? Optional.of(new ImageShape(height, width, 3))
        : shortestEdge(size);
  }

  private static Optional<ImageShape> shortestEdge(JsonNode size) {
    int edge = size.path("shortest_edge").asInt();
    return edge > 0 ? Optional.of(new ImageShape(edge, edge, 3)) : Optional.empty();
  }

  /** What is done otherwise here, a sentence each. */
  List<String> differences(ImageShape input) {
    List<String> differences = new ArrayList<>();
    int filter = json.path("resample").asInt(BILINEAR);
    if (filter != BILINEAR) {
      String name = filter >= 0 && filter < FILTERS.size() ? FILTERS.get(filter) : "another";
      differences.add(
          "%s scales images with the filter %s; here they are scaled bilinearly, which embeddings are learnt from all the same"
              .formatted(location, name));
    }
    boolean squashes = json.path("size").has("height") && !json.path("do_center_crop").asBoolean();
    if (squashes) {
      differences.add(
          "%s gives images the shape %dx%d without cutting; --fit squash does the same"
              .formatted(location, input.height(), input.width()));
    }
    edgeBeforeCut(input)
        .ifPresent(
            edge ->
                differences.add(
                    "%s scales the shorter side to %d and cuts %dx%d out of it; here the whole of that side is scaled to the input"
                        .formatted(location, edge, input.height(), input.width())));
    return differences;
  }

  /** What the shorter side has before the middle is cut out, where that is more than the input. */
  private Optional<Integer> edgeBeforeCut(ImageShape input) {
    JsonNode size = json.path("size");
    int edge = size.isInt() ? size.asInt() : size.path("shortest_edge").asInt();
    double share = json.path("crop_pct").asDouble(1);
    int before = (int) Math.round(edge / share);
    boolean isCut = json.path("do_center_crop").asBoolean(json.has("crop_size")) || share < 1;
    return isCut && before > Math.min(input.height(), input.width())
        ? Optional.of(before)
        : Optional.empty();
  }
}
