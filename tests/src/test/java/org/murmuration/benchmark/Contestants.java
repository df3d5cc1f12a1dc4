package org.murmuration.benchmark;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.murmuration.label.LabelSet;
import org.murmuration.network.SoftmaxHead;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/** What else trains a softmax head on Spark, on a table that {@link Blobs} wrote. */
record Contestants(SparkSession spark, String table) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Losses of the start and of each iteration, and the seconds of all from the file on. */
  record Fit(double[] losses, double seconds) {
    /** Iterations until a loss is reached; those of the whole fit if it is not. */
    int iterationsTo(double loss) {
      return IntStream.range(0, losses.length)
          .filter(i -> losses[i] <= loss)
          .findFirst()
          .orElse(losses.length - 1);
    }
  }

  /** An epoch of parameter averaging with dl4j-spark's default settings, in seconds. */
  double averagingSeconds(Blobs blobs, int workers) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<DataSet> examples =
        spark
            .read()
            .parquet(Blobs.run(table))
            .select(Blobs.LABEL_NUMBER, "embedding")
            .javaRDD()
            .mapPartitions(rows -> examples(rows, blobs.labels()));
    ParameterAveragingTrainingMaster defaults =
        new ParameterAveragingTrainingMaster.Builder(workers, 1).build();
    SparkDl4jMultiLayer network =
        new SparkDl4jMultiLayer(
            context, head(blobs).configuration(new Nesterovs(0.1, 0.9), 0, 1), defaults);
    long start = System.nanoTime();
    network.fit(examples);
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    defaults.deleteTempFiles(context);
    return seconds;
  }

  private static SoftmaxHead head(Blobs blobs) {
    List<String> names =
        IntStream.range(0, blobs.labels()).mapToObj(label -> "label" + label).toList();
    return new SoftmaxHead(blobs.width(), LabelSet.inOrder(names));
  }

  /** A DataSet an example, of which dl4j-spark makes batches. */
  private static Iterator<DataSet> examples(Iterator<Row> rows, int labels) {
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false)
        .map(row -> example(row.getList(1), (int) row.getDouble(0), labels))
        .iterator();
  }

  private static DataSet example(List<Float> values, int label, int labels) {
    float[][] features = new float[1][values.size()];
    for (int i = 0; i < features[0].length; i++) {
      features[0][i] = values.get(i);
    }
    float[][] wanted = new float[1][labels];
    wanted[0][label] = 1;
    return new DataSet(Nd4j.create(features), Nd4j.create(wanted));
  }

  /** MLlib's, without regularization. */
  Fit logisticRegression(int iterations) {
    Dataset<Row> vectors =
        spark
            .read()
            .parquet(Blobs.run(table))
            .select(
                col(Blobs.LABEL_NUMBER).as("label"),
                array_to_vector(col("embedding").cast("array<double>")).as("features"));
    long start = System.nanoTime();
    double[] losses =
        new LogisticRegression()
            .setFamily("multinomial")
            .setMaxIter(iterations)
            .fit(vectors)
            .summary()
            .objectiveHistory();
    return new Fit(losses, (System.nanoTime() - start) / NANOS_PER_SECOND);
  }
}
