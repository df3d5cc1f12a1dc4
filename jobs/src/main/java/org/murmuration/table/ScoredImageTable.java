package org.murmuration.table;

import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.newest.StrictReader;

/**
 * What an evaluation rests on, an image a row: all its numbers can be counted again from here. A
 * wrong image is one where {@code correct} is false; {@code label_place} is 2 where the true label
 * was the second likeliest.
 */
public final class ScoredImageTable {
  private static final String LABEL_PROBABILITY = "label_probability";
  private static final String LABEL_PLACE = "label_place";

  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.URI, DataTypes.StringType, false)
          .add(Columns.IMAGE_ID, DataTypes.StringType, false)
          .add(Columns.SPLIT, DataTypes.StringType, true)
          .add(Columns.TRUE_LABEL, DataTypes.StringType, false)
          .add(Columns.PREDICTED_LABEL, DataTypes.StringType, false)
          .add("correct", DataTypes.BooleanType, false)
          .add(Columns.PROBABILITY, DataTypes.FloatType, false)
          .add(LABEL_PROBABILITY, DataTypes.FloatType, false)
          .add(LABEL_PLACE, DataTypes.IntegerType, false);

  private final SparkSession spark;
  private final String location;

  public ScoredImageTable(SparkSession spark, String location) {
    this.spark = spark;
    this.location = location;
  }

  /** A place in the folder that this lies in. */
  public String beside(String name) {
    return new Path(new Path(location).getParent(), name).toString();
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
    return StrictReader.of(spark)
        .schema(SCHEMA)
        .parquet(location)
        .javaRDD()
        .map(ScoredImageTable::image);
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
        row.getAs(Columns.URI),
        row.getAs(Columns.IMAGE_ID),
        row.getAs(Columns.SPLIT),
        row.getAs(Columns.TRUE_LABEL),
        row.getAs(Columns.PREDICTED_LABEL),
        row.getAs(Columns.PROBABILITY),
        row.getAs(LABEL_PROBABILITY),
        row.getAs(LABEL_PLACE));
  }
}
