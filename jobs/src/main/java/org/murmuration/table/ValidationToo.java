package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table whose validation split is for training, too, now that all choices are made. */
public record ValidationToo(ExampleTable table) implements ExampleTable {
  @Override
  public String location() {
    return table.location();
  }

  @Override
  public TableContract contract() throws IOException {
    return table.contract();
  }

  @Override
  public Dataset<Row> labelled() throws IOException {
    Column split = col(Columns.SPLIT);
    return table
        .labelled()
        .withColumn(
            Columns.SPLIT,
            when(split.equalTo(Split.VALIDATION.id()), lit(Split.TRAIN.id())).otherwise(split));
  }

  @Override
  public RejectCounts rejectCounts() throws IOException {
    return table.rejectCounts();
  }

  @Override
  public Map<String, String> described() throws IOException {
    Map<String, String> described = new LinkedHashMap<>(table.described());
    described.put("learns_from", "train and validation split");
    return described;
  }
}
