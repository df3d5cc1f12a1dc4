package org.murmuration.table;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.network.Prediction;

/**
 * What a classifier names on images: {@code uri, label} (the likeliest), {@code probability},
 * {@code top} (label and probability, likeliest first), {@code true_label} where it is known.
 */
public final class PredictionTable {
  private static final StructType ENTRY =
      new StructType()
          .add(Columns.LABEL, DataTypes.StringType, false)
          .add(Columns.PROBABILITY, DataTypes.FloatType, false);

  static final StructType SCHEMA =
      new StructType()
          .add(Columns.IMAGE_ID, DataTypes.StringType, false)
          .add(Columns.URI, DataTypes.StringType, false)
          .add(Columns.LABEL, DataTypes.StringType, false)
          .add(Columns.PROBABILITY, DataTypes.FloatType, false)
          .add("top", DataTypes.createArrayType(ENTRY, false), false)
          .add("true_label", DataTypes.StringType, true);

  private final SparkSession spark;
  private final String location;

  public PredictionTable(SparkSession spark, String location) {
    this.spark = spark;
    this.location = location;
  }

  /** An image and its likeliest labels, likeliest first. */
  public record Line(ImageOutcome.Used image, List<Prediction> top)
      implements java.io.Serializable {
    public Line {
      top = List.copyOf(top);
    }
  }

  /** Images that could not be used, in a folder that readers of the predictions pass over. */
  public void writeRejects(JavaRDD<ImageOutcome.Rejected> rejects) {
    if (!rejects.isEmpty()) {
      RejectTable.frame(spark, rejects).write().parquet(location + "/_rejects");
    }
  }

  public void write(JavaRDD<Line> lines, int files) {
    spark
        .createDataFrame(lines.map(PredictionTable::row), SCHEMA)
        .coalesce(files)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(location);
  }

  private static Row row(Line line) {
    Prediction best = line.top().get(0);
    return RowFactory.create(
        line.image().imageId(),
        line.image().file().uri(),
        best.label(),
        best.probability(),
        (Object) entries(line.top()),
        line.image().file().label());
  }

  private static Row[] entries(List<Prediction> top) {
    return top.stream()
        .map(prediction -> RowFactory.create(prediction.label(), prediction.probability()))
        .toArray(Row[]::new);
  }
}
