package org.murmuration.table;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What an evaluation rests on, an image a row: all its numbers can be counted again from here. A
 * wrong image is one where {@code correct} is false; {@code label_place} is 2 where the true label
 * was the second likeliest.
 */
public final class ScoredImageTable {
  private static final StructType SCHEMA =
      new StructType()
          .add("uri", DataTypes.StringType, false)
          .add("image_id", DataTypes.StringType, false)
          .add("split", DataTypes.StringType, true)
          .add("label", DataTypes.StringType, false)
          .add("predicted", DataTypes.StringType, false)
          .add("correct", DataTypes.BooleanType, false)
          .add("probability", DataTypes.FloatType, false)
          .add("label_probability", DataTypes.FloatType, false)
          .add("label_place", DataTypes.IntegerType, false);

  private final SparkSession spark;
  private final String location;

  public ScoredImageTable(SparkSession spark, String location) {
    this.spark = spark;
    this.location = location;
  }

  public void write(JavaRDD<ScoredImage> images, int files) {
    spark
        .createDataFrame(images.map(ScoredImageTable::row), SCHEMA)
        .coalesce(files)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(location);
  }

  /** What was written, in the order of the files. */
  public JavaRDD<ScoredImage> read() {
    return spark.read().schema(SCHEMA).parquet(location).javaRDD().map(ScoredImageTable::image);
  }

  private static Row row(ScoredImage image) {
    return RowFactory.create(
        image.uri(),
        image.imageId(),
        image.split(),
        image.label(),
        image.predicted(),
        image.correct(),
        image.probability(),
        image.labelProbability(),
        image.place());
  }

  private static ScoredImage image(Row row) {
    return new ScoredImage(
        row.getAs("uri"),
        row.getAs("image_id"),
        row.getAs("split"),
        row.getAs("label"),
        row.getAs("predicted"),
        row.getAs("probability"),
        row.getAs("label_probability"),
        row.getAs("label_place"));
  }
}
