package org.murmuration.ml;

import java.io.IOException;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.imagepass.ImageCount;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.NetworkPass;
import org.murmuration.storage.Storage;

/**
 * What a stage and its copies sent to executors, for as long as they ask for the same: a network is
 * half a gigabyte, and a pipeline transforms again and again. Of one that is asked for no more,
 * Spark frees the bytes when no dataset refers to it.
 */
final class SentPass {
  private Key key;
  private ImagePass pass;

  /** What another pass is made for. */
  private record Key(SparkContext context, Object madeFrom) {}

  synchronized NetworkPass pass(SparkSession spark, ImageStage<?> stage, Storage storage)
      throws IOException {
    Key wanted = new Key(spark.sparkContext(), stage.madeFrom(storage));
    if (!wanted.equals(key)) {
      pass = stage.pass(spark, storage);
      key = wanted;
    }
    return pass.tasks(ImageCount.in(spark));
  }

  synchronized void close() {
    if (pass != null) {
      pass.close();
    }
    pass = null;
    key = null;
  }
}
