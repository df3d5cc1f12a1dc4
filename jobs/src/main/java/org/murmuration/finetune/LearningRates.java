package org.murmuration.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.TailPlan;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Described;
import org.murmuration.training.KnownAs;
import org.murmuration.training.PositiveNumber;

/**
 * The learning rate of each layer, from what the user says: one rate, rates of blocks or layers
 * ({@code head=1e-3,block5=1e-4}), or both, where the one rate is for those that are not named.
 *
 * @param text what the user says
 * @param factor of the one rate from each block to the one below it; 1 for the same rate
 */
public record LearningRates(
    @KnownAs("learning_rate") String text, @KnownAs("rate_factor") double factor)
    implements Described {
  /**
   * @throws Refusal (settings) if the text is something else, or the factor is out of range
   */
  public LearningRates {
    Named.in(Given.value("--learning-rate", text));
    OptionCheck.positive("--rate-factor", factor);
  }

  /** The same for all layers. */
  public static LearningRates all(double rate) {
    return new LearningRates(Double.toString(rate), 1);
  }

  /**
   * @param general for layers that are not named
   * @param rates by block or layer
   */
  private record Named(Optional<Double> general, Map<String, Double> rates) {
    static Named in(String text) {
      Optional<Double> general = Optional.empty();
      Map<String, Double> rates = new LinkedHashMap<>();
      for (String part : text.split(",", -1)) {
        String[] sides = part.strip().split("=", -1);
        if (sides.length == 1 && general.isEmpty()) {
          general = Optional.of(rate(sides[0], text));
        } else if (sides.length == 2 && !rates.containsKey(sides[0].strip())) {
          rates.put(sides[0].strip(), rate(sides[1], text));
        } else {
          throw refusal(text);
        }
      }
      return new Named(general, rates);
    }
  }

  private static double rate(String number, String text) {
    return PositiveNumber.parse(number).orElseThrow(() -> refusal(text));
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
    Named named = Named.in(text);
    requireKnown(named, layers);
    List<String> blocks = layers.stream().map(TailPlan::blockOf).distinct().toList();
    Map<String, Double> rates = new LinkedHashMap<>();
    for (String layer : layers) {
      String block = TailPlan.blockOf(layer);
      Double own = named.rates().getOrDefault(layer, named.rates().get(block));
      int blocksBelowHead = blocks.size() - 1 - blocks.indexOf(block);
      rates.put(layer, own != null ? own : fallen(named, block, blocksBelowHead));
    }
    return rates;
  }

  private double fallen(Named named, String block, int blocksBelowHead) {
    return named
        .general()
        .map(rate -> rate * Math.pow(factor, blocksBelowHead))
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot fine-tune: --learning-rate names no rate for %s (name it, or add a rate for all others)"
                        .formatted(block)));
  }

  private static void requireKnown(Named named, List<String> layers) {
    for (String name : named.rates().keySet()) {
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
