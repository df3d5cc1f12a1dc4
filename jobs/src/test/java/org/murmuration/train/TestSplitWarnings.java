package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.split.Split;

class TestSplitWarnings {
  private static final Map<Split, Long> ALL =
      Map.of(Split.TRAIN, 7L, Split.VALIDATION, 1L, Split.TEST, 2L);

  @Test
  void saysNothingWhereEachLabelHasAll() {
    assertThat(new SplitWarnings(Map.of("robin", ALL, "wren", ALL)).lines()).isEmpty();
  }

  @Test
  void namesLabelsThatLackASplit() {
    Map<String, Map<Split, Long>> balance =
        new TreeMap<>(Map.of("robin", ALL, "wren", Map.of(Split.TRAIN, 2L)));
    assertThat(new SplitWarnings(balance).lines())
        .containsExactly(
            "1 of 2 labels have no image for validation: wren",
            "1 of 2 labels have no image for test: wren");
  }

  @Test
  void countsManyAndNamesTheFirstFive() {
    Map<String, Map<Split, Long>> balance =
        IntStream.range(0, 8)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "label " + i,
                    i -> i == 7 ? ALL : Map.of(Split.TRAIN, 1L, Split.VALIDATION, 1L),
                    (one, other) -> one,
                    TreeMap::new));
    assertThat(new SplitWarnings(balance).lines())
        .containsExactly(
            "7 of 8 labels have no image for test: label 0, label 1, label 2, label 3, label 4 and 2 more");
  }

  @Test
  void saysInALineThatNothingIsTested() {
    Map<Split, Long> untested = Map.of(Split.TRAIN, 7L, Split.VALIDATION, 1L);
    assertThat(new SplitWarnings(Map.of("robin", untested, "wren", untested)).lines())
        .containsExactly("No image is for test");
  }
}
