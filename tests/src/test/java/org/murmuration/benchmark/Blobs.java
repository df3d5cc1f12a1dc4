package org.murmuration.benchmark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.Random;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * Embeddings that are drawn: a label's mean and a few hundred causes of variation, the first much
 * stronger than the last, pass through random weights and a ReLU, as in a network's last layers.
 *
 * @param spread of the labels' means, where that of an image around its mean is 1
 */
record Blobs(int count, int width, int labels, double spread, long seed) implements Serializable {
  private static final int CAUSES = 256;
  private static final double NOISE = 0.1;

  /** A row of another program's table, as {@code train} and MLlib both read it. */
  public static final class Row implements Serializable {
    private final String name;
    private final double label;
    private final float[] features;

    Row(int label, float[] features) {
      this.name = "label" + label;
      this.label = label;
      this.features = features;
    }

    public String getName() {
      return name;
    }

    public double getLabel() {
      return label;
    }

    public String getSplit() {
      return "train";
    }

    public float[] getFeatures() {
      return features;
    }
  }

  /** Writes them as Parquet. */
  void write(SparkSession spark, String location) {
    spark
        .range(0, count, 1, 4)
        .mapPartitions((MapPartitionsFunction<Long, Row>) this::rows, Encoders.bean(Row.class))
        .write()
        .parquet(location);
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
    return new Row(label, features);
  }
}
