package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.murmuration.split.Split;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.SplitNote;

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

  @Override
  public SplitNote split() throws IOException {
    return table.split();
  }

  @Override
  public LearntFrom learntFrom(String rows) throws IOException {
    LearntFrom train = table.learntFrom(rows);
    List<String> both = List.of(Split.TRAIN.id(), Split.VALIDATION.id());
    return new LearntFrom(rows, train.split(), both, train.labelColumn());
  }
}
