package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.murmuration.split.Split;

/** A table whose validation split is for training, too, now that all choices are made. */
public record ValidationToo(ExampleTable table) implements DerivedTable {
  @Override
  public Dataset<Row> labelled() throws IOException {
    Column split = col(Columns.SPLIT);
    return table
        .labelled()
        .withColumn(
            Columns.SPLIT,
            when(split.equalTo(Split.VALIDATION.id()), lit(Split.TRAIN.id())).otherwise(split));
  }
}
