package org.murmuration.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;

/**
 * How much examples of each label count.
 *
 * @param byLabel for labels that count other than 1
 * @param kind where the other weights come from
 */
record ClassWeights(Map<String, Double> byLabel, Kind kind) {
  static final ClassWeights NONE = new ClassWeights(Map.of(), Kind.LISTED);
  private static final ClassWeights BALANCED = new ClassWeights(Map.of(), Kind.BALANCED);

  /** A label may hold a comma: it ends where {@code =NUMBER} does. */
  private static final Pattern ENTRY = Pattern.compile("\\G(.+?)=([0-9.eE+-]+)(?:,|$)");

  enum Kind {
    LISTED,
    /** {@code examples / (labels * examples of the label)}, as in scikit-learn. */
    BALANCED
  }

  /**
   * @param text {@code none}, {@code balanced} or {@code LABEL=WEIGHT,...}
   * @throws Refusal (settings) if it is something else
   */
  static ClassWeights of(String text) {
    return switch (text) {
      case "none" -> NONE;
      case "balanced" -> BALANCED;
      default -> new ClassWeights(listed(text), Kind.LISTED);
    };
  }

  private static Map<String, Double> listed(String text) {
    Map<String, Double> weights = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(text);
    int end = 0;
    while (entry.find()) {
      weights.put(entry.group(1).strip(), weight(entry.group(2), text));
      end = entry.end();
    }
    if (end < text.length() || weights.isEmpty()) {
      throw refusal(text);
    }
    return weights;
  }

  private static double weight(String number, String text) {
    try {
      double weight = Double.parseDouble(number);
      if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
        return weight;
      }
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
    throw refusal(text);
  }

  private static Refusal refusal(String text) {
    return Refusal.settings(
        "Cannot use --class-weights '%s': it must be none, balanced or LABEL=WEIGHT,... with weights above 0"
            .formatted(text));
  }

  /**
   * By label.
   *
   * @param examples in training, by label
   * @throws Refusal if a label is unknown
   */
  float[] of(LabelSet labels, long[] examples) {
    float[] weights = new float[labels.size()];
    Arrays.fill(weights, 1);
    if (kind == Kind.BALANCED) {
      balance(weights, examples);
    }
    byLabel.forEach((label, weight) -> weights[labels.indexOf(label)] = weight.floatValue());
    return weights;
  }

  private static void balance(float[] weights, long[] examples) {
    double all = Arrays.stream(examples).sum();
    long present = Arrays.stream(examples).filter(count -> count > 0).count();
    for (int label = 0; label < weights.length; label++) {
      if (examples[label] > 0) {
        weights[label] = (float) (all / (present * examples[label]));
      }
    }
  }
}
