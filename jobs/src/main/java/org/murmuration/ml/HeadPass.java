package org.murmuration.ml;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.murmuration.label.LabelSet;
import org.murmuration.label.LabelSpelling;
import org.murmuration.network.Softmax;
import org.murmuration.network.TrainedHead;
import org.murmuration.refusal.Refusal;

/** Runs on executors: rows with features become the same rows with what a head gives for them. */
final class HeadPass implements MapPartitionsFunction<Row, Row> {
  private final TrainedHead head;
  private final int[] places;
  private final double[] limits;
  private final Columns columns;

  /**
   * Where features are, and what is added.
   *
   * @param features number of the column
   */
  record Columns(int features, boolean raw, boolean probability, boolean prediction)
      implements Serializable {}

  /**
   * @param places of each label in the head's outputs; -1 for one that it never saw
   * @param limits that the likeliest is measured by
   */
  HeadPass(TrainedHead head, int[] places, Optional<double[]> limits, Columns columns) {
    this.head = head;
    this.places = places;
    this.limits = limits.orElse(null);
    this.columns = columns;
  }

  /**
   * @throws Refusal if the head knows a label that is none of the names
   */
  static int[] places(String[] names, LabelSet ofHead) {
    int[] places =
        Arrays.stream(names)
            .map(LabelSpelling::of)
            .mapToInt(name -> ofHead.contains(name) ? ofHead.indexOf(name) : -1)
            .toArray();
    if (Arrays.stream(places).filter(place -> place >= 0).count() != ofHead.size()) {
      throw Refusal.settings(
          "Cannot use the labels %s: the head has %s"
              .formatted(Arrays.toString(names), ofHead.names()));
    }
    return places;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return scored(rows.next());
      }
    };
  }

  /** A row without features has nothing in what is added. */
  private Row scored(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      values.add(row.get(i));
    }
    Vector features = row.getAs(columns.features());
    values.addAll(features == null ? none() : scores(head.logits(floats(features))));
    return RowFactory.create(values.toArray());
  }

  private List<Object> none() {
    return added(null, null, null);
  }

  private static float[] floats(Vector vector) {
    double[] doubles = vector.toArray();
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  private List<Object> scores(double[] ofHead) {
    double[] probabilities = placed(EmbeddingForm.doubles(Softmax.of(ofHead)), 0);
    return added(
        Vectors.dense(placed(ofHead, Double.NEGATIVE_INFINITY)),
        Vectors.dense(probabilities),
        (double) likeliest(probabilities));
  }

  private List<Object> added(Object raw, Object probability, Object prediction) {
    List<Object> added = new ArrayList<>();
    if (columns.raw()) {
      added.add(raw);
    }
    if (columns.probability()) {
      added.add(probability);
    }
    if (columns.prediction()) {
      added.add(prediction);
    }
    return added;
  }

  private double[] placed(double[] ofHead, double unseen) {
    return Arrays.stream(places).mapToDouble(i -> i < 0 ? unseen : ofHead[i]).toArray();
  }

  /** The first among equals. */
  private int likeliest(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .reduce((best, i) -> share(probabilities, i) > share(probabilities, best) ? i : best)
        .orElseThrow();
  }

  /** As Spark's probabilistic classifiers measure: by a threshold of 0, whatever it is. */
  private double share(double[] probabilities, int i) {
    if (limits == null) {
      return probabilities[i];
    }
    return limits[i] == 0 ? Double.POSITIVE_INFINITY : probabilities[i] / limits[i];
  }
}
