package org.murmuration.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.split.SplitRule;

/** Gives rows of a table the split that a rule says, where nobody else said one. */
final class RuledSplit {
  private final SplitRule rule;
  private final String location;
  private SplitByLabel byLabel;

  /**
   * @param location of the table, for messages
   */
  RuledSplit(SplitRule rule, String location) {
    this.rule = rule;
    this.location = location;
  }

  SplitRule rule() {
    return rule;
  }

  /**
   * The same rows, each with its split. Those of the first call are counted.
   *
   * @param rows with {@code image_id}, {@code label}, {@code split} and {@code group}
   */
  Dataset<Row> of(Dataset<Row> rows) {
    return rule.by() == SplitRule.By.CONTENT ? byContent(rows, rule) : byLabel(rows).divide(rows);
  }

  private SplitByLabel byLabel(Dataset<Row> rows) {
    if (byLabel == null) {
      byLabel = SplitByLabel.of(rows, rule, location);
    }
    return byLabel;
  }

  /** By the hash of each alone. */
  static Dataset<Row> byContent(Dataset<Row> rows, SplitRule rule) {
    UDF1<String, String> splitOf = id -> rule.of(id).id();
    return rows.withColumn(
        Columns.SPLIT,
        coalesce(
            col(Columns.SPLIT), udf(splitOf, DataTypes.StringType).apply(col(Columns.IMAGE_ID))));
  }
}
