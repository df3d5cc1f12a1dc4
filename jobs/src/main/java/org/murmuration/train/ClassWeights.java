package org.murmuration.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.PositiveNumber;

/**
 * How much examples of each label count, as a user says it.
 *
 * @param text {@code none}; {@code balanced}: {@code examples / (labels * examples of the label)},
 *     as in scikit-learn; or {@code LABEL=WEIGHT,...}, and 1 for labels that are not named
 */
public record ClassWeights(String text) {
  public static final ClassWeights NONE = new ClassWeights("none");
  public static final ClassWeights BALANCED = new ClassWeights("balanced");

  /** A label may hold a comma: it ends where {@code =NUMBER} does. */
  private static final Pattern ENTRY = Pattern.compile("\\G(.+?)=([0-9.eE+-]+)(?:,|$)");

  /**
   * @throws Refusal (settings) if the text is something else
   */
  public ClassWeights {
    if (!Given.value("--class-weights", text).equals("none") && !text.equals("balanced")) {
      listed(text);
    }
  }

  static ClassWeights of(String text) {
    return new ClassWeights(text);
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
    return PositiveNumber.parse(number).orElseThrow(() -> refusal(text));
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
    if (equals(BALANCED)) {
      balance(weights, examples);
    } else if (!equals(NONE)) {
      listed(text).forEach((label, weight) -> weights[labels.indexOf(label)] = weight.floatValue());
    }
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

  @Override
  public String toString() {
    return text;
  }
}
