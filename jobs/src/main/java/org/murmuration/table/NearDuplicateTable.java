package org.murmuration.table;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Test images that are nearly the same as one learnt from, as Parquet. */
public record NearDuplicateTable(SparkSession spark, String location) {
  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.URI, DataTypes.StringType, false)
          .add(Columns.LABEL, DataTypes.StringType, false)
          .add("train_uri", DataTypes.StringType, false)
          .add("train_label", DataTypes.StringType, false)
          .add("similarity", DataTypes.FloatType, false);

  /** Writes them, those first that are most alike; without one, an empty table. */
  public void write(JavaRDD<NearDuplicate> pairs) {
    spark
        .createDataFrame(pairs.map(NearDuplicateTable::row), SCHEMA)
        .coalesce(1)
        .sortWithinPartitions(col("similarity").desc(), col(Columns.URI))
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(location);
  }

  private static Row row(NearDuplicate pair) {
    return RowFactory.create(
        pair.uri(), pair.label(), pair.trainUri(), pair.trainLabel(), pair.similarity());
  }
}
