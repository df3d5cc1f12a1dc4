package org.murmuration.table;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;

/**
 * Runs on executors: {@code image_id, label, embedding, copy} of a row becomes an {@link Example}.
 * Rows come in Spark's own form, where an embedding is not a list of 4096 objects.
 */
final class ExampleOfRow implements Function<InternalRow, Example> {
  private final LabelSet labels;
  private final int width;

  ExampleOfRow(LabelSet labels, int width) {
    this.labels = labels;
    this.width = width;
  }

  @Override
  public Example call(InternalRow row) {
    return new Example(imageId(row), labels.indexOf(row.getString(1)), floats(row), row.getLong(3));
  }

  private static String imageId(InternalRow row) {
    return row.getString(0);
  }

  private float[] floats(InternalRow row) {
    if (row.isNullAt(2)) {
      throw Refusal.input(
          "Cannot read the embedding of image %s: it is null".formatted(imageId(row)));
    }
    ArrayData values = row.getArray(2);
    if (values.numElements() != width) {
      throw Refusal.input(
          "Cannot read the embedding of image %s: it has %d values, the table's contract says %d"
              .formatted(imageId(row), values.numElements(), width));
    }
    float[] floats = values.toFloatArray();
    for (int i = 0; i < width; i++) {
      requireFinite(values.isNullAt(i) ? Float.NaN : floats[i], row);
    }
    return floats;
  }

  private static void requireFinite(float value, InternalRow row) {
    if (!Float.isFinite(value)) {
      throw Refusal.input(
          "Cannot read the embedding of image %s: it holds the value %s"
              .formatted(imageId(row), value));
    }
  }
}
