package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.label.LabelSet;

class TestExampleOfRow {
  private final ExampleOfRow exampleOfRow =
      new ExampleOfRow(LabelSet.inOrder(List.of("wren", "crow")), 2);

  @Test
  void turnsTheLabelIntoItsIndex() {
    Example example = exampleOfRow.call(row("crow", 0.5f, -2));
    assertThat(example.imageId()).isEqualTo("image7");
    assertThat(example.label()).isEqualTo(1);
    assertThat(example.embedding()).containsExactly(0.5f, -2);
  }

  @Test
  void refusesAnEmbeddingOfAnotherWidth() {
    Refused.input(() -> exampleOfRow.call(row("crow", 1, 2, 3)))
        .hasMessage(
            "Cannot read the embedding of image image7: it has 3 values, the table's contract says 2");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesAValueThatIsNotFinite(float value) {
    Refused.input(() -> exampleOfRow.call(row("crow", 1, value)))
        .hasMessage("Cannot read the embedding of image image7: it holds the value " + value);
  }

  @Test
  void refusesAnEmbeddingThatIsMissing() {
    InternalRow row = row("crow");
    row.setNullAt(2);
    Refused.input(() -> exampleOfRow.call(row))
        .hasMessage("Cannot read the embedding of image image7: it is null");
  }

  @Test
  void refusesALabelThatTheHeadLacks() {
    Refused.input(() -> exampleOfRow.call(row("crown", 1, 2)))
        .hasMessage(
            "Cannot find label 'crown': the known labels are wren, crow (did you mean 'crow'?)");
  }

  private static InternalRow row(String label, float... embedding) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString("image7"),
          UTF8String.fromString(label),
          ArrayData.toArrayData(embedding),
          4711L
        });
  }
}
