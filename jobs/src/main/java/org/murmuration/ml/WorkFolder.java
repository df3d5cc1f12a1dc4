package org.murmuration.ml;

import java.io.IOException;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * Where an estimator keeps its examples while it learns.
 *
 * @param place of its own
 */
record WorkFolder(Storage storage, String place) {
  /**
   * @param wanted a folder that all executors reach; empty for the session's checkpoint folder, or
   *     one of this machine where it is the only one
   * @throws Refusal (settings) if there is none
   */
  static WorkFolder at(Storage storage, SparkSession spark, String wanted, String uid)
      throws IOException {
    String above = wanted.isEmpty() ? usual(spark) : wanted;
    return new WorkFolder(
        storage, storage.qualified(Storage.within(above, uid + "-" + UUID.randomUUID())));
  }

  private static String usual(SparkSession spark) {
    if (spark.sparkContext().getCheckpointDir().isDefined()) {
      return spark.sparkContext().getCheckpointDir().get();
    }
    if (spark.sparkContext().isLocal()) {
      return "file:" + System.getProperty("java.io.tmpdir");
    }
    throw Refusal.settings(
        "Cannot keep examples while learning: no folder is known that all executors reach (set workFolder, or the session's checkpoint folder)");
  }

  String table() {
    return Storage.within(place, "examples");
  }

  String head() {
    return Storage.within(place, "head");
  }

  void remove() throws IOException {
    storage.delete(place);
  }
}
