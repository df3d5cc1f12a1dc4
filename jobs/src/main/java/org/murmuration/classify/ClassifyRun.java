package org.murmuration.classify;

import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.legs.LegCounts;
import org.murmuration.legs.Legs;
import org.murmuration.predictions.PredictionContract;
import org.murmuration.predictions.PredictionTable;
import org.murmuration.runs.TableLease;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.table.OpenRun;
import org.murmuration.table.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a table of predictions: what images lack, computed and committed leg by leg.
 *
 * @param table where the predictions go
 */
record ClassifyRun(
    SparkSession spark,
    ClassifierArchive classifier,
    PredictionTable table,
    RunId run,
    ClassifySettings settings) {
  private static final Logger LOG = LoggerFactory.getLogger(ClassifyRun.class);

  PredictionContract contract() {
    NetworkConfig network = classifier.config().network();
    return PredictionContract.of(
        classifier.fingerprint(),
        network.backbone().id(),
        settings.pixels().preprocessing(network).id(),
        settings.top());
  }

  /** Classifies those among these images that have no prediction yet. */
  LegCounts classify(JavaRDD<ImageFile> listed) throws IOException {
    table.agree(contract());
    JavaRDD<ImageFile> due = due(listed);
    long count = due.count();
    if (count == 0) {
      return LegCounts.NONE;
    }
    try (TableLease lease = table.images().runs().lease(run.value())) {
      lease.requireHeld();
      lease.removeDeadDrafts();
      table.images().clearInterrupted(run);
      if (!table.images().reopen()) {
        return classifyAlone(due, count);
      }
      JavaRDD<ImageFile> left = due(listed);
      return classifyAlone(left, left.count());
    }
  }

  private JavaRDD<ImageFile> due(JavaRDD<ImageFile> listed) throws IOException {
    return table.notYetNamed(listed, run, settings.pixels().decode()).cache();
  }

  /** While no other command adds to the table. */
  private LegCounts classifyAlone(JavaRDD<ImageFile> due, long count) throws IOException {
    LOG.info("Classifying {} images", count);
    if (count == 0) {
      return LegCounts.NONE;
    }
    try (OpenRun open =
            table.open(run, classifier.labels(), settings.pixels().decode(), contract());
        ImagePass pass =
            ImagePass.ofClassifier(spark, classifier, settings.batchSize(), settings.pixels())) {
      return new Legs(spark, open, pass, settings.commitEvery()).go(due, count);
    }
  }
}
