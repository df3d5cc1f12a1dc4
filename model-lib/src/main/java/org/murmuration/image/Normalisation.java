package org.murmuration.image;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.refusal.Refusal;

/**
 * The numbers that samples are normalised with: channels R, G, B; values 0..1 less the means,
 * divided by the deviations.
 *
 * @param means of red, green and blue
 * @param deviations of red, green and blue, above 0
 */
public record Normalisation(List<Float> means, List<Float> deviations) {
  private static final float BYTE_MAX = 255;
  private static final Pattern ID = Pattern.compile("mean=([^;]*);deviation=([^;]*)");

  /**
   * @throws Refusal (settings) unless there are three finite numbers each
   */
  public Normalisation {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    require("mean", means, means.stream().allMatch(Float::isFinite));
    require("deviation", deviations, deviations.stream().allMatch(d -> Float.isFinite(d) && d > 0));
  }

  private static void require(String what, List<Float> numbers, boolean hold) {
    if (numbers.size() != 3 || !hold) {
      throw Refusal.settings(
          "Cannot normalise by %s %s: expected three numbers%s, of red, green and blue between 0 and 1 (such as 0.485,0.456,0.406)"
              .formatted(what, joined(numbers), what.equals("mean") ? "" : " above 0"));
    }
  }

  /** The published preset with these numbers, or one that is called by them. */
  public Preset preset() {
    List<Channel> channels = Channel.rgb(BYTE_MAX, means, deviations);
    return Preset.published().stream()
        .filter(preset -> preset.channels().equals(channels))
        .findFirst()
        .orElseGet(() -> new Preset(id(), channels));
  }

  private String id() {
    return "mean=%s;deviation=%s".formatted(joined(means), joined(deviations));
  }

  private static String joined(List<Float> numbers) {
    return numbers.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  /** What an id says; empty if it is none of a normalisation. */
  static Optional<Normalisation> parse(String id) {
    Matcher parts = ID.matcher(Objects.requireNonNullElse(id, ""));
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Normalisation(numbers(parts.group(1)), numbers(parts.group(2))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<Float> numbers(String text) {
    return Stream.of(text.split(",", -1)).map(Float::valueOf).toList();
  }
}
