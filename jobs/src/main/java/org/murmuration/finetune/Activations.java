package org.murmuration.finetune;

import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.image.Augmentation;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.Split;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.RunId;

/**
 * What the frozen front gives for images: a table of them as they are, and where they are augmented
 * one for the epoch that it is.
 *
 * @param pass over images as they are
 * @param work folder of the tables
 */
record Activations(
    SparkSession spark,
    Storage storage,
    FrontPass pass,
    Augmentation augmentation,
    JavaRDD<ImageFile> listed,
    RunId run,
    String work) {
  /** Of all images as they are, read now as far as they were not before. */
  EmbeddingTable fill() throws IOException {
    EmbeddingTable table = unchanged();
    pass.fill(table, listed, run);
    return table;
  }

  private EmbeddingTable unchanged() throws IOException {
    return new EmbeddingTable(spark, storage, work + "/activations").remembering(seen());
  }

  /** Of the training images alone, changed by the augmentation. */
  EmbeddingTable fill(int epoch) throws IOException {
    EmbeddingTable table = new EmbeddingTable(spark, storage, folder(epoch));
    pass.with(augmentation.ofEpoch(epoch)).fill(table, unchanged().files(Split.TRAIN), run);
    return table;
  }

  /** An image that the classifier learnt from is none to test it on. */
  private SeenImages seen() throws IOException {
    return pass.classifier().seen();
  }

  private String folder(int epoch) {
    return work + "/activations-of-epoch-%05d".formatted(epoch);
  }

  void forget(int epoch) throws IOException {
    storage.delete(folder(epoch));
  }
}
