package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestTestedLabels {
  @Test
  void sayOfWhichLabelsAMeanIs() {
    assertThat(new TestedLabels(5, List.of()).words()).isEqualTo("over 5 labels");
    assertThat(new TestedLabels(3, List.of("a", "b")).words())
        .isEqualTo("over 3 of 5 labels; no test image: a, b");
  }

  @Test
  void nameTheFirstFiveOfMany() {
    TestedLabels labels = new TestedLabels(10, List.of("a", "b", "c", "d", "e", "f"));
    assertThat(labels.words())
        .isEqualTo("over 10 of 16 labels; no test image of 6: a, b, c, d, e, ...");
    assertThat(labels.named()).containsExactly("a", "b", "c", "d", "e");
  }
}
