package org.murmuration.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.TailPlan;
import org.murmuration.refusal.Refusal;

/**
 * The learning rate of each layer, from what the user says: one rate, rates of blocks or layers
 * ({@code head=1e-3,block5=1e-4}), or both, where the one rate is for those that are not named.
 *
 * @param general for layers that are not named
 * @param named by block or layer
 * @param factor of the general rate from each block to the one below it; 1 for the same rate
 */
record LearningRates(Optional<Double> general, Map<String, Double> named, double factor) {
  LearningRates {
    named = Map.copyOf(named);
  }

  /**
   * @throws Refusal (settings) if the text is something else
   */
  static LearningRates of(String text, double factor) {
    Optional<Double> general = Optional.empty();
    Map<String, Double> named = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split("=", -1);
      if (sides.length == 1 && general.isEmpty()) {
        general = Optional.of(rate(sides[0], text));
      } else if (sides.length == 2 && !named.containsKey(sides[0].strip())) {
        named.put(sides[0].strip(), rate(sides[1], text));
      } else {
        throw refusal(text);
      }
    }
    return new LearningRates(general, named, factor);
  }

  private static double rate(String text, String all) {
    try {
      double rate = Double.parseDouble(text.strip());
      if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw refusal(all);
    }
    throw refusal(all);
  }

  private static Refusal refusal(String text) {
    return Refusal.settings(
        "Cannot use --learning-rate '%s': it must be a rate above 0, or rates of blocks such as head=1e-3,block5=1e-4"
            .formatted(text));
  }

  /**
   * @param layers that learn, in order, the head last
   * @throws Refusal (settings) if a layer has no rate, or a rate has no layer
   */
  Map<String, Double> of(List<String> layers) {
    requireKnown(layers);
    List<String> blocks = layers.stream().map(TailPlan::blockOf).distinct().toList();
    Map<String, Double> rates = new LinkedHashMap<>();
    for (String layer : layers) {
      String block = TailPlan.blockOf(layer);
      int blocksBelowHead = blocks.size() - 1 - blocks.indexOf(block);
      rates.put(layer, rate(layer, block, blocksBelowHead));
    }
    return rates;
  }

  private double rate(String layer, String block, int blocksBelowHead) {
    Double own = named.getOrDefault(layer, named.get(block));
    if (own != null) {
      return own;
    }
    return general
        .map(rate -> rate * Math.pow(factor, blocksBelowHead))
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot fine-tune: --learning-rate names no rate for %s (name it, or add a rate for all others)"
                        .formatted(block)));
  }

  private void requireKnown(List<String> layers) {
    for (String name : named.keySet()) {
      if (layers.stream().noneMatch(l -> l.equals(name) || TailPlan.blockOf(l).equals(name))) {
        throw Refusal.settings(
            "Cannot fine-tune: --learning-rate names '%s', which does not learn (these do: %s)"
                .formatted(
                    name,
                    String.join(", ", layers.stream().map(TailPlan::blockOf).distinct().toList())));
      }
    }
  }
}
