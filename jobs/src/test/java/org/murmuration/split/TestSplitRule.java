package org.murmuration.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.command.Refused;
import org.murmuration.store.Sha256;

class TestSplitRule {
  private static final int IMAGES = 10_000;
  private static final List<String> IDS =
      IntStream.range(0, IMAGES).mapToObj(i -> Sha256.of("image " + i)).toList();

  @Test
  void givesEachSplitItsShare() {
    SplitRule rule = new SplitRule(1, 0.1, 0.2);
    Map<Split, Long> counts =
        IDS.stream()
            .map(rule::of)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    // Five standard deviations of a share of 0.2 among 10,000.
    double tolerance = 5 * Math.sqrt(0.2 * 0.8 * IMAGES);
    assertThat((double) counts.get(Split.TEST)).isCloseTo(0.2 * IMAGES, within(tolerance));
    assertThat((double) counts.get(Split.VALIDATION)).isCloseTo(0.1 * IMAGES, within(tolerance));
    assertThat((double) counts.get(Split.TRAIN)).isCloseTo(0.7 * IMAGES, within(tolerance));
  }

  @Test
  void saysTheSameEachTime() {
    assertThat(splits(new SplitRule(1, 0.1, 0.2))).isEqualTo(splits(new SplitRule(1, 0.1, 0.2)));
  }

  @Test
  void saysSomethingElseForAnotherSeed() {
    List<Split> one = splits(new SplitRule(1, 0.1, 0.2));
    List<Split> two = splits(new SplitRule(2, 0.1, 0.2));
    long same = IntStream.range(0, IMAGES).filter(i -> one.get(i) == two.get(i)).count();
    // Two independent draws agree with probability 0.7^2 + 0.1^2 + 0.2^2.
    assertThat((double) same / IMAGES).isCloseTo(0.54, within(0.03));
  }

  @Test
  void keepsTestImagesWhenTheValidationShareChanges() {
    SplitRule without = new SplitRule(1, 0, 0.2);
    SplitRule with = new SplitRule(1, 0.3, 0.2);
    assertThat(IDS)
        .allSatisfy(
            id -> assertThat(with.of(id) == Split.TEST).isEqualTo(without.of(id) == Split.TEST));
  }

  @Test
  void keepsAllForTrainingWhereNothingElseIsAskedFor() {
    assertThat(splits(new SplitRule(1, 0, 0))).containsOnly(Split.TRAIN);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0.0, 1.0", "1.0, 0.0", "-0.1, 0.2", "0.1, -0.2", "NaN, 0.2", "0.1, NaN"})
  void refusesSharesThatLeaveNothingToLearnFrom(double validation, double test) {
    Refused.settings(() -> new SplitRule(1, validation, test))
        .hasMessage(
            "Cannot split images: validation %s and test %s leave nothing to learn from (their sum must be below 1)"
                .formatted(validation, test));
  }

  private static List<Split> splits(SplitRule rule) {
    return IDS.stream().map(rule::of).toList();
  }
}
