package org.murmuration.evaluate;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.Storage;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.HeadScore;
import org.murmuration.store.HeadArchive;
import org.murmuration.store.HeadConfig;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.Split;
import org.murmuration.table.TableContract;

/** A head on the test split of the table that it learnt from. */
public record HeadOnTable(String headFolder, String tableFolder) implements Subject {
  @Override
  public EvaluationReport evaluate(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    HeadArchive head = HeadArchive.open(storage.existingFolder(headFolder, "head"));
    EmbeddingTable table = new EmbeddingTable(spark, storage, tableFolder).at(head.config().cut());
    TableContract contract = table.contract();
    requireSame(head.config(), contract, table);
    HeadScore score = HeadScore.of(head.head(), table.examples(Split.TEST, head.head().labels()));
    requireExamples(score, table);
    EvaluationReport report =
        EvaluationReport.of(
                "%s cut at %s".formatted(contract.architecture(), contract.cut()),
                score.confusion(head.head().labels()),
                counts(head.config(), score, table.rejects().rows().count()))
            .withLoss(score.meanLoss())
            .withSetting("table", table.location())
            .withSetting("images", contract.preprocessing())
            .withSetting("network fingerprint", contract.network())
            .withSettings(head.config().training())
            .withHistory(head.history());
    return contract.pretrained() ? report : report.withNotice(RandomWeights.NOTICE);
  }

  private static Counts counts(HeadConfig head, HeadScore score, long rejects) {
    return new Counts(
        Math.round(head.metrics().getOrDefault("train_examples", 0.0)),
        Math.round(head.metrics().getOrDefault("validation_examples", 0.0)),
        score.examples(),
        rejects);
  }

  private static void requireSame(HeadConfig head, TableContract contract, EmbeddingTable table) {
    boolean sameCut =
        head.cut().equals(contract.cut()) && head.pooling().equals(contract.pooling());
    if (!head.network().equals(contract.network()) || !sameCut) {
      throw Refusal.input(
          "Cannot evaluate the head on %s: it was trained on embeddings of network %s cut at %s/%s, the table holds those of network %s cut at %s/%s"
              .formatted(
                  table.location(),
                  head.network(),
                  head.cut(),
                  head.pooling(),
                  contract.network(),
                  contract.cut(),
                  contract.pooling()));
    }
  }

  private static void requireExamples(HeadScore score, EmbeddingTable table) {
    if (score.examples() == 0) {
      throw Refusal.input(
          "Cannot evaluate: the test split of %s has no labelled image (raise --test-share, or add images)"
              .formatted(table.location()));
    }
  }
}
