package org.murmuration.evaluate;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.storage.Storage;
import org.murmuration.table.ScoredImageTable;

/** What is evaluated, and on what. */
public sealed interface Subject permits HeadOnTable, ClassifierOnImages, NetworkOnTable {
  /**
   * @param predictions where what each image was named is written; all scores are counted from it
   */
  EvaluationReport evaluate(
      SparkSession spark, ScoredImageTable predictions, EvaluateSettings settings)
      throws IOException;

  /** SHA-256 of the head that is tested by itself; empty where a whole network is. */
  default Optional<String> head(Storage storage) throws IOException {
    return Optional.empty();
  }
}
