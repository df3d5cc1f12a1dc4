package org.murmuration.listing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSpelling;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/** The labels of images that something is to be learnt from, looked at before the work. */
public record LearntLabels(SparkSession spark, Storage storage, LabelNotes notes) {
  /** Looks at all once. */
  static LearntLabels of(SparkSession spark, Storage storage, JavaRDD<ImageFile> images) {
    LabelNotes notes =
        images
            .filter(file -> file.label() != null)
            .mapToPair(file -> new Tuple2<>(file.label().toLowerCase(Locale.ROOT), file))
            .aggregateByKey(new Spellings(), Spellings::plus, Spellings::plus)
            .values()
            .aggregate(new LabelNotes(), LabelNotes::plus, LabelNotes::plus);
    return new LearntLabels(spark, storage, notes);
  }

  /**
   * @param manifest that the images are listed in; empty for folders
   * @throws Refusal if a label is blank, cannot be printed, or lost letters to a wrong encoding
   */
  public LearntLabels requireFit(Optional<String> manifest) throws IOException {
    if (notes.unfit() != null) {
      String label = notes.unfit();
      throw Refusal.input(
          "Cannot use label '%s' of %s%s: %s"
              .formatted(
                  LabelSpelling.printable(label),
                  LabelSpelling.printable(notes.uriOfUnfit()),
                  manifest.isPresent() ? row(manifest.get(), label) : "",
                  LabelSpelling.fault(label).orElseThrow()));
    }
    return this;
  }

  private String row(String manifest, String label) throws IOException {
    String location = storage.qualified(manifest);
    return new ManifestFile(spark, storage, location)
        .rowOf(label)
        .map(row -> " (row %d of %s, below its header)".formatted(row, location))
        .orElse("");
  }

  /** Says which labels differ in nothing but case. */
  public LearntLabels sayAlike() {
    notes.alike().say(spark.sparkContext());
    return this;
  }

  /** What was probably meant, where there are no classes in the folder that was named. */
  public Optional<String> hint(List<String> folders) throws IOException {
    return folders.size() == 1
        ? new ClassLevel(storage).hint(folders.get(0), notes.firstTwo())
        : Optional.empty();
  }
}
