package org.murmuration.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.Example;

class TestRowLayout {
  private static final RowLayout WHOLE = new RowLayout(3, Precision.FLOAT32);
  private static final RowLayout HALF = new RowLayout(3, Precision.FLOAT16);

  @Test
  void keepsLabelAndValuesAsTheyAre() {
    float[] values = {0.1f, Float.MAX_VALUE, -0.0f};
    assertThat(WHOLE.bytes()).isEqualTo(16);
    assertThat(WHOLE.label(WHOLE.row(example(70_000, values)))).isEqualTo(70_000);
    assertThat(back(WHOLE, values)).containsExactly(values);
  }

  @Test
  void roundsToHalfOfTheBits() {
    assertThat(HALF.bytes()).isEqualTo(10);
    assertThat(back(HALF, 0.1f, 0, -1000.3f)).containsExactly(0.099975586f, 0, -1000.5f);
  }

  @Test
  void refusesWhatHalfOfTheBitsCannotHold() {
    assertThatThrownBy(() -> HALF.row(example(1, 0, 70_000, 0)))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot keep image id with --cache float16: it holds the value 70000.0, 65504.0 is the largest (use float32)");
  }

  private static float[] back(RowLayout layout, float... values) {
    float[] read = new float[values.length];
    layout.read(layout.row(example(1, values)), read);
    return read;
  }

  private static Example example(int label, float... values) {
    return new Example("id", label, values);
  }
}
