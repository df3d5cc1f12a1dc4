package org.murmuration.predictions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.network.Prediction;
import org.murmuration.table.Columns;

/**
 * What a classifier says of an image, as people want to know it.
 *
 * @param image its URI
 * @param imageId SHA-256 of the bytes that it had
 * @param best the likeliest label
 * @param next the one after it; null where predictions list only one
 * @param trueLabel null where none is known
 */
public record Answer(
    String image, String imageId, Prediction best, Prediction next, String trueLabel)
    implements Serializable {
  /** The label after the likeliest, where it is known. */
  public Optional<Prediction> second() {
    return Optional.ofNullable(next);
  }

  /**
   * Rows of predictions as answers. Text leaves Spark as bytes, which spares a small table what
   * Spark otherwise loads for it.
   */
  static JavaRDD<Answer> of(Dataset<Row> rows) {
    Column next = when(size(col(PredictionRows.TOP)).gt(1), element_at(col(PredictionRows.TOP), 2));
    return rows.select(
            bytes(col(Columns.URI)),
            bytes(col(Columns.PREDICTED_LABEL)),
            col(Columns.PROBABILITY),
            bytes(next.getField(Columns.LABEL)),
            next.getField(Columns.PROBABILITY),
            bytes(col(Columns.TRUE_LABEL)),
            bytes(col(Columns.IMAGE_ID)))
        .javaRDD()
        .map(Answer::of);
  }

  private static Column bytes(Column text) {
    return text.cast(DataTypes.BinaryType);
  }

  private static Answer of(Row row) {
    return new Answer(
        text(row, 0),
        text(row, 6),
        prediction(row, 1),
        row.isNullAt(3) ? null : prediction(row, 3),
        text(row, 5));
  }

  private static Prediction prediction(Row row, int at) {
    return new Prediction(text(row, at), row.getFloat(at + 1));
  }

  private static String text(Row row, int at) {
    return row.isNullAt(at) ? null : new String(row.<byte[]>getAs(at), UTF_8);
  }
}
