package org.murmuration.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.refusal.Refusal;

/** What candidates are made of; nothing in it is empty. */
record SearchSpace(
    List<Optional<String>> cuts,
    List<HiddenLayers> hidden,
    List<Double> learningRates,
    List<Double> decays) {
  /** Of a number that is drawn: more say nothing, and make names that nobody reads. */
  private static final MathContext DIGITS = new MathContext(3);

  /** Everything with everything, once. */
  List<Candidate> grid() {
    return cuts.stream().flatMap(this::gridOf).distinct().toList();
  }

  private Stream<Candidate> gridOf(Optional<String> cut) {
    return hidden.stream()
        .flatMap(
            layers ->
                learningRates.stream()
                    .flatMap(
                        rate -> decays.stream().map(l2 -> new Candidate(cut, layers, rate, l2))));
  }

  /**
   * Drawn by a seed: cuts and hidden layers from those named, learning rates and weight decays from
   * the least to the greatest named, their logarithms evenly (Bergstra and Bengio 2012).
   *
   * @throws Refusal (settings) if a bound is not above 0
   */
  List<Candidate> random(int trials, long seed) {
    requireLogarithms("--learning-rates", learningRates);
    requireLogarithms("--l2s", decays);
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, trials).mapToObj(i -> draw(random)).distinct().toList();
  }

  private static void requireLogarithms(String option, List<Double> bounds) {
    double least = Collections.min(bounds);
    if (!(least > 0)) {
      throw Refusal.settings(
          "Cannot draw from %s %s: with --trials each must be above 0".formatted(option, least));
    }
  }

  private Candidate draw(SplittableRandom random) {
    return new Candidate(
        one(cuts, random),
        one(hidden, random),
        between(learningRates, random),
        between(decays, random));
  }

  private static <T> T one(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static double between(List<Double> bounds, SplittableRandom random) {
    double least = Math.log(Collections.min(bounds));
    double greatest = Math.log(Collections.max(bounds));
    double drawn = Math.exp(least + random.nextDouble() * (greatest - least));
    return new BigDecimal(drawn).round(DIGITS).doubleValue();
  }
}
