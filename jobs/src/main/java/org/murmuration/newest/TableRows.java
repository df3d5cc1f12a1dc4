package org.murmuration.newest;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The rows of a table, as it was opened. */
public interface TableRows {
  /** The newest row of each image. */
  Dataset<Row> newest(StructType schema) throws IOException;

  /** Superseded ones, too. */
  Dataset<Row> every(StructType schema) throws IOException;
}
