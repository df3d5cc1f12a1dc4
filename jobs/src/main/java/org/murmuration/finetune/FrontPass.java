package org.murmuration.finetune;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.TailPlan;
import org.murmuration.image.Augmentation;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.legs.Legs;
import org.murmuration.split.SplitRule;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.table.EmbeddingColumn;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.OpenRun;
import org.murmuration.table.RunId;
import org.murmuration.table.TableContract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the frozen front over images and keeps what it gives in a table.
 *
 * @param split which images are for training, validation and test
 * @param augmentation how the images are changed before
 */
record FrontPass(
    SparkSession spark,
    ClassifierArchive classifier,
    TailPlan plan,
    FrontSettings settings,
    SplitRule split,
    Augmentation augmentation) {
  private static final Logger LOG = LoggerFactory.getLogger(FrontPass.class);

  FrontPass with(Augmentation changes) {
    return new FrontPass(spark, classifier, plan, settings, split, changes);
  }

  private PixelSettings pixels() {
    return settings.pixels().with(augmentation);
  }

  /** Reads the images among these that the table lacks. */
  void fill(EmbeddingTable table, JavaRDD<ImageFile> listed, RunId run) throws IOException {
    table.agree(contract());
    table.clearInterrupted(run);
    JavaRDD<ImageFile> toRead = table.notYetRead(listed, run, pixels().decode()).cache();
    long count = toRead.count();
    if (count > 0) {
      LOG.info(
          "Running the frozen layers over {} images, up to {}", count, table.contract().cuts());
      run(table, toRead, count, run);
      table.requireAll(toRead, pixels().decode());
    }
    table
        .rejectsAmong(listed, pixels().decode())
        .requireFew(settings.maxRejectRatio(), listed.count(), table.rejects().location());
  }

  private void run(EmbeddingTable table, JavaRDD<ImageFile> toRead, long count, RunId run)
      throws IOException {
    try (ImagePass pass =
            ImagePass.ofFront(spark, classifier, plan.front(), settings.batchSize(), pixels());
        OpenRun open = table.open(run, pixels().decode())) {
      new Legs(spark, open, pass, settings.commitEvery()).go(toRead, count);
    }
  }

  private TableContract contract() {
    NetworkConfig network = classifier.config().network();
    return new TableContract(
        TableContract.FORMAT_VERSION,
        classifier.modelSha256(),
        network.backbone().id(),
        network.source().pretrained(),
        column(network),
        augmentation.id(preprocessing()),
        split);
  }

  private List<EmbeddingColumn> column(NetworkConfig network) {
    return plan.front()
        .map(front -> EmbeddingColumn.of(network.backbone(), List.of(front)))
        .orElseGet(() -> List.of(EmbeddingColumn.ofPixels(plan.input())));
  }

  String preprocessing() {
    return pixels().preprocessing(classifier.config().network()).id();
  }
}
