package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.store.SplitNote;

/** A table whose rows are divided by another rule than its own: that of a head which meets it. */
public record SplitAnew(ExampleTable table, SplitRule rule) implements DerivedTable {
  @Override
  public SplitNote split() {
    return rule.note();
  }

  @Override
  public Dataset<Row> labelled() throws IOException {
    SplitRule other = rule;
    UDF1<String, String> ofId = id -> other.of(id).id();
    return table
        .labelled()
        .withColumn(Columns.SPLIT, udf(ofId, DataTypes.StringType).apply(col(Columns.IMAGE_ID)));
  }
}
