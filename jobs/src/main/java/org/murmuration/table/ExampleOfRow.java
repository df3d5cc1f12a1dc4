package org.murmuration.table;

import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;

/** Runs on executors: {@code image_id, label, embedding} of a row becomes an {@link Example}. */
final class ExampleOfRow implements Function<Row, Example> {
  private final LabelSet labels;
  private final int width;

  ExampleOfRow(LabelSet labels, int width) {
    this.labels = labels;
    this.width = width;
  }

  @Override
  public Example call(Row row) {
    return new Example(
        row.getString(0), labels.indexOf(row.getString(1)), floats(row.getList(2), row));
  }

  private float[] floats(List<Float> values, Row row) {
    if (values == null) {
      throw Refusal.input(
          "Cannot read the embedding of image %s: it is null".formatted(row.getString(0)));
    }
    if (values.size() != width) {
      throw Refusal.input(
          "Cannot read the embedding of image %s: it has %d values, the table's contract says %d"
              .formatted(row.getString(0), values.size(), width));
    }
    float[] floats = new float[width];
    int at = 0;
    for (Float value : values) {
      floats[at++] = finite(value, row);
    }
    return floats;
  }

  private static float finite(Float value, Row row) {
    if (value == null || !Float.isFinite(value)) {
      throw Refusal.input(
          "Cannot read the embedding of image %s: it holds the value %s"
              .formatted(row.getString(0), value));
    }
    return value;
  }
}
