package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.delivery.SentImages;
import org.murmuration.seen.SeenFor;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.Split;

/**
 * Keeps images on the side where a classifier saw them: what it learnt from is learnt from again,
 * and what it was chosen by is no test.
 */
final class SeenSplit {
  private final SentImages seen;

  SeenSplit(SparkSession spark, SeenImages seen) {
    this.seen = SentImages.of(spark, seen);
  }

  /** The same rows; those never seen keep their split. */
  Dataset<Row> of(Dataset<Row> rows) {
    SentImages memory = seen;
    UDF2<String, String, String> splitOf = (id, split) -> split(memory.get().what(id), split);
    return rows.withColumn(
        Columns.SPLIT,
        udf(splitOf, DataTypes.StringType).apply(col(Columns.IMAGE_ID), col(Columns.SPLIT)));
  }

  static String split(Optional<SeenFor> seen, String split) {
    if (seen.equals(Optional.of(SeenFor.TRAINING))) {
      return Split.TRAIN.id();
    }
    boolean chosenBy = seen.equals(Optional.of(SeenFor.VALIDATION));
    return chosenBy && split.equals(Split.TEST.id()) ? Split.VALIDATION.id() : split;
  }
}
