package org.murmuration.ml;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.murmuration.refusal.Refusal;

/**
 * What columns are called that a head reads and adds.
 *
 * @param features read, vectors
 * @param raw added: logits; empty for none
 * @param probability added: probabilities; empty for none
 * @param prediction added: the number of the likeliest label; empty for none
 */
record ScoreColumns(String features, String raw, String probability, String prediction) {
  /** As a table for learning has them. */
  static final String FEATURES = "features";

  static final String LABEL = "label";

  /**
   * @throws Refusal if there is no such column, or it holds something else
   */
  static void requireNumbers(StructType schema, String column) {
    DataType type = type(schema, column);
    if (!(type instanceof NumericType)) {
      throw Refusal.input(
          "Cannot learn: the column '%s' holds %s, and must hold numbers (a StringIndexer makes them)"
              .formatted(column, type.simpleString()));
    }
  }

  private static DataType type(StructType schema, String column) {
    if (!Arrays.asList(schema.fieldNames()).contains(column)) {
      throw Refusal.input(
          "Cannot use the column '%s': there is none (the columns are %s)"
              .formatted(column, String.join(", ", schema.fieldNames())));
    }
    return schema.apply(column).dataType();
  }

  /**
   * @throws Refusal if the features are missing or no vectors, or an added column is there already
   */
  StructType addTo(StructType schema) {
    DataType type = type(schema, features);
    if (!type.equals(SQLDataTypes.VectorType())) {
      throw Refusal.input(
          "Cannot use the column '%s': it holds %s, and must hold vectors of Spark ML"
              .formatted(features, type.simpleString()));
    }
    StructType extended = schema;
    extended = with(extended, raw, SQLDataTypes.VectorType());
    extended = with(extended, probability, SQLDataTypes.VectorType());
    return with(extended, prediction, DataTypes.DoubleType);
  }

  private static StructType with(StructType schema, String column, DataType type) {
    if (column.isEmpty()) {
      return schema;
    }
    if (List.of(schema.fieldNames()).contains(column)) {
      throw Refusal.input(
          "Cannot add the column '%s': there is one already (the columns are %s; drop it, or set another name)"
              .formatted(column, String.join(", ", schema.fieldNames())));
    }
    return schema.add(column, type, true);
  }

  HeadPass.Columns in(StructType schema) {
    return new HeadPass.Columns(
        schema.fieldIndex(features), !raw.isEmpty(), !probability.isEmpty(), !prediction.isEmpty());
  }

  SoftmaxClassificationModel setOn(SoftmaxClassificationModel model) {
    return model
        .setFeaturesCol(features)
        .setRawPredictionCol(raw)
        .setProbabilityCol(probability)
        .setPredictionCol(prediction);
  }
}
