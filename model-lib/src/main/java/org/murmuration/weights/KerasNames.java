package org.murmuration.weights;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the arrays of one of Keras's groups. Mostly a group is a layer; a model that is a layer
 * of another has one group for all its layers, whose names then stand in those of the arrays.
 */
final class KerasNames {
  /** {@code block1_conv1_W_1:0}, {@code block1_conv1/kernel:0}, {@code kernel}. */
  private static final Pattern WEIGHT =
      Pattern.compile("(?:(?<layer>.*)[_/])?(?:kernel|W)(?:_\\d+)?(?::\\d+)?");

  private static final Pattern BIAS =
      Pattern.compile("(?:(?<layer>.*)[_/])?(?:bias|b)(?:_\\d+)?(?::\\d+)?");

  private final String group;
  private final boolean nested;

  KerasNames(String group, List<String> arrays) {
    this.group = group;
    this.nested = arrays.stream().filter(name -> WEIGHT.matcher(name).matches()).count() > 1;
  }

  /** The layer's name, then {@code .weight} or {@code .bias}; or another, which no network has. */
  String of(String array) {
    Matcher weight = WEIGHT.matcher(array);
    if (weight.matches()) {
      return layer(weight) + ".weight";
    }
    Matcher bias = BIAS.matcher(array);
    return bias.matches() ? layer(bias) + ".bias" : group + "/" + array;
  }

  private String layer(Matcher matcher) {
    String path = matcher.group("layer");
    return nested && path != null ? path.substring(path.lastIndexOf('/') + 1) : group;
  }
}
