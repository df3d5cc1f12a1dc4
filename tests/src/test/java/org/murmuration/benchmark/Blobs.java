package org.murmuration.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingColumn;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.TableContract;

/**
 * Embeddings that are drawn: a label's mean and a few hundred causes of variation, the first much
 * stronger than the last, pass through random weights and a ReLU, as in a network's last layers.
 *
 * @param spread of the labels' means, where that of an image around its mean is 1
 */
record Blobs(int count, int width, int labels, double spread, long seed) implements Serializable {
  static final String LABEL_NUMBER = "label_number";

  private static final int SIDE = 224;
  private static final int CAUSES = 256;
  private static final double NOISE = 0.1;

  /** What is drawn of a row. */
  public static final class Row implements Serializable {
    private final long number;
    private final int label;
    private final float[] embedding;

    Row(long number, int label, float[] embedding) {
      this.number = number;
      this.label = label;
      this.embedding = embedding;
    }

    public long getNumber() {
      return number;
    }

    public int getLabel() {
      return label;
    }

    public float[] getEmbedding() {
      return embedding;
    }
  }

  /** Writes them as {@code embed} does, all in the train split, and the label as a number, too. */
  void write(SparkSession spark, String location) throws IOException {
    new EmbeddingTable(spark, Storage.of(spark), location).agree(contract());
    Column number = col("number").cast("string");
    spark
        .range(0, count, 1, 4)
        .mapPartitions((MapPartitionsFunction<Long, Row>) this::rows, Encoders.bean(Row.class))
        .select(
            sha2(number, 256).as("image_id"),
            concat(lit("file:/"), number).as("uri"),
            concat(lit("label"), col("label")).as("label"),
            lit("train").as("split"),
            lit(SIDE).as("width"),
            lit(SIDE).as("height"),
            lit("JPEG").as("format"),
            lit(0L).as("file_length"),
            lit(0L).as("file_time"),
            col("embedding"),
            col("label").cast("double").as(LABEL_NUMBER))
        .write()
        .parquet(run(location));
  }

  /** The folder of its only run. */
  static String run(String table) {
    return table + "/run=drawn";
  }

  private TableContract contract() {
    return new TableContract(
        TableContract.FORMAT_VERSION,
        "drawn",
        "drawn",
        false,
        List.of(new EmbeddingColumn("embedding", "fc2", "flatten", width)),
        "drawn",
        new SplitRule(seed, 0, 0));
  }

  private Iterator<Row> rows(Iterator<Long> numbers) {
    float[][] weights = normal(width, new Random(seed));
    float[][] means = normal(labels, new Random(seed + 1));
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(numbers, 0), false)
        .map(number -> row(number, weights, means))
        .iterator();
  }

  private static float[][] normal(int rows, Random random) {
    float[][] values = new float[rows][CAUSES];
    for (float[] row : values) {
      for (int i = 0; i < CAUSES; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return values;
  }

  private Row row(long number, float[][] weights, float[][] means) {
    int label = (int) (number % labels);
    Random random = new Random(seed * count + number);
    float[] causes = new float[CAUSES];
    for (int i = 0; i < CAUSES; i++) {
      causes[i] = (float) ((spread * means[label][i] + random.nextGaussian()) / Math.sqrt(i + 1));
    }
    float[] features = new float[width];
    for (int i = 0; i < width; i++) {
      double sum = NOISE * random.nextGaussian();
      for (int cause = 0; cause < CAUSES; cause++) {
        sum += weights[i][cause] * causes[cause];
      }
      features[i] = (float) Math.max(0, sum);
    }
    return new Row(number, label, features);
  }
}
