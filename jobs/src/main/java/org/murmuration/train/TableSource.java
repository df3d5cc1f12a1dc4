package org.murmuration.train;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.ForeignColumns;
import org.murmuration.table.ForeignTable;
import org.murmuration.table.SplitRule;
import org.murmuration.table.ValidationToo;

/** Where a head's examples lie: in a table of {@code embed}, or in one of another program. */
public interface TableSource {
  /**
   * @throws org.murmuration.refusal.Refusal if it is no such table
   */
  ExampleTable open(SparkSession spark, Storage storage) throws IOException;

  /** The same with the validation split for training, too. */
  default TableSource withValidation() {
    return (spark, storage) -> new ValidationToo(open(spark, storage));
  }

  /**
   * @param cut whose embeddings are used; empty for the table's first
   */
  static TableSource embeddings(String location, Optional<String> cut) {
    return (spark, storage) -> {
      EmbeddingTable whole = new EmbeddingTable(spark, storage, location);
      return cut.map(whole::at).orElse(whole);
    };
  }

  static TableSource foreign(String location, ForeignColumns columns, SplitRule split) {
    return (spark, storage) -> ForeignTable.open(spark, storage, location, columns, split);
  }
}
