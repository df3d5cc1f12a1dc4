package org.murmuration.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.SeenBefore;
import org.murmuration.evaluation.SeenBefore.Uses;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.ExamplePass;
import org.murmuration.scoring.NamingPass;
import org.murmuration.scoring.TallyPass;
import org.murmuration.split.Split;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.FileSizes;
import org.murmuration.table.ScoredImageTable;

/**
 * Layers that have learnt, on the test split of what goes into them.
 *
 * @param before the classifier that they come from
 * @param table what the layers below give, none of whose test images was seen before
 * @param network the layers
 * @param history how their training went
 * @param batchSize images in one forward pass, at least 1
 */
public record NetworkOnTable(
    ClassifierConfig before,
    EmbeddingTable table,
    ExamplePass.Source network,
    List<EvaluationReport.Epoch> history,
    int batchSize)
    implements Subject {
  public NetworkOnTable {
    history = List.copyOf(history);
  }

  /**
   * @throws Refusal if no image is for testing
   */
  @Override
  public EvaluationReport evaluate(
      SparkSession spark, ScoredImageTable predictions, EvaluateSettings settings)
      throws IOException {
    LabelSet labels = LabelSet.inOrder(before.head().labels());
    Uses all = uses();
    predictions.write(
        NamingPass.over(
            table.locatedExamples(Split.TEST, labels), network, batchSize, labels, Split.TEST),
        FileSizes.OF_SHORT_ROWS.files(spark, all.never()));
    EvaluationReport report =
        EvaluationReport.of(
                "%s, fine-tuned".formatted(before.network().backbone().id()),
                TallyPass.scores(predictions.read(), labels),
                use(all))
            .withSetting("network fingerprint before", before.head().network())
            .withSetting("split", table.split().toString())
            .withSettings(Versions.of(spark))
            .withHistory(history)
            .withGallery(ClassifierOnImages.mistakes(spark, predictions, labels));
    return before.network().source().pretrained()
        ? report
        : report.withNotice(RandomWeights.NOTICE);
  }

  /** All images of the table, as what learnt from it has seen them. */
  private Uses uses() throws IOException {
    return new Uses(
        table.countExamples(Split.TRAIN),
        table.countExamples(Split.VALIDATION),
        table.countExamples(Split.TEST));
  }

  private ImageUse use(Uses all) throws IOException {
    Map<String, Double> counts =
        Map.of(
            "train_examples", (double) all.training(),
            "validation_examples", (double) all.validation());
    return DataUse.ofTable(table, before.head().withMetrics(counts), all.never())
        .withSeen(
            new SeenBefore(
                all, TestedImages.Which.TEST.among(all), table.remembered().falsePositiveRate()));
  }
}
