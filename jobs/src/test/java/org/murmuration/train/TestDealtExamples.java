package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.label.LabelSet;

class TestDealtExamples {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("crow", "gull", "wren"));

  @Test
  void sayWhichLabelsHaveTooFewExamples() {
    assertThat(DealtExamples.warnings(LABELS, new long[] {7, 0, 1}))
        .containsExactly(
            "Cannot learn label 'gull': the train split has no example of it (add images, or split otherwise)",
            "Expect little of label 'wren': the train split has 1 example of it (add images)");
    assertThat(DealtExamples.warnings(LABELS, new long[] {7, 2, 2})).isEmpty();
  }
}
