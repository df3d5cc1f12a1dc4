package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.label.LabelSet;

class TestClassWeights {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("green, leafy", "red", "blue"));
  private static final long[] EXAMPLES = {6, 2, 0};

  @Test
  void areAllOneUnlessAsked() {
    assertThat(ClassWeights.of("none").of(LABELS, EXAMPLES)).containsExactly(1, 1, 1);
  }

  @Test
  void balancedGivesEachLabelThatHasExamplesTheSameShare() {
    float[] weights = ClassWeights.of("balanced").of(LABELS, EXAMPLES);
    assertThat(weights[0] * 6).isEqualTo(weights[1] * 2).isEqualTo(4);
    assertThat(weights[2]).isEqualTo(1);
  }

  @Test
  void takesLabelsWithCommas() {
    assertThat(ClassWeights.of("green, leafy=2.5,red=1e-1").of(LABELS, EXAMPLES))
        .containsExactly(2.5f, 0.1f, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"red", "red=", "red=0", "red=-1", "red=much", "red=2,blue", "red=1e999", ""})
  void refuseWhatIsNoList(String text) {
    Refused.settings(() -> ClassWeights.of(text))
        .hasMessage(
            "Cannot use --class-weights '%s': it must be none, balanced or LABEL=WEIGHT,... with weights above 0"
                .formatted(text));
  }
}
