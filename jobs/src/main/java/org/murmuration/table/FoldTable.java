package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.split.Split;

/**
 * A table of whose training and validation split one fold is for validation, and all others are for
 * training. Its test split stays what it is.
 *
 * @param fold 0 for the first
 */
public record FoldTable(ExampleTable table, FoldRule rule, int fold) implements DerivedTable {
  @Override
  public Dataset<Row> labelled() throws IOException {
    FoldRule folds = rule;
    UDF2<String, String, Integer> ofRow = folds::fold;
    Column split = col(Columns.SPLIT);
    Column own =
        udf(ofRow, DataTypes.IntegerType).apply(Columns.unit(), col(Columns.LABEL)).equalTo(fold);
    Column used = when(own, lit(Split.VALIDATION.id())).otherwise(lit(Split.TRAIN.id()));
    Column learnt = split.isin(Split.TRAIN.id(), Split.VALIDATION.id());
    return table.labelled().withColumn(Columns.SPLIT, when(learnt, used).otherwise(split));
  }
}
