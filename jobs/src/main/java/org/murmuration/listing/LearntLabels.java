package org.murmuration.listing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSpelling;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/** The labels of images that something is to be learnt from, looked at before the work. */
public record LearntLabels(SparkSession spark, Storage storage, JavaRDD<ImageFile> images) {
  /**
   * @param manifest that the images are listed in; empty for folders
   * @throws Refusal if a label is blank, cannot be printed, or lost letters to a wrong encoding
   */
  public LearntLabels requireFit(Optional<String> manifest) throws IOException {
    for (ImageFile unfit : images.filter(LearntLabels::isUnfit).take(1)) {
      String label = unfit.label();
      throw Refusal.input(
          "Cannot use label '%s' of %s%s: %s"
              .formatted(
                  LabelSpelling.printable(label),
                  LabelSpelling.printable(unfit.uri()),
                  manifest.isPresent() ? row(manifest.get(), label) : "",
                  LabelSpelling.fault(label).orElseThrow()));
    }
    return this;
  }

  private static boolean isUnfit(ImageFile file) {
    return file.label() != null && LabelSpelling.fault(file.label()).isPresent();
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
    ListingNotes.of(
            labels()
                .mapToPair(label -> new Tuple2<>(label.toLowerCase(Locale.ROOT), label))
                .groupByKey()
                .values()
                .map(LearntLabels::sorted)
                .filter(alike -> alike.size() > 1)
                .map(alike -> Listed.remark(Remark.ALIKE, String.join(" and ", alike))))
        .say(spark.sparkContext());
    return this;
  }

  private static TreeSet<String> sorted(Iterable<String> labels) {
    TreeSet<String> sorted = new TreeSet<>();
    labels.forEach(sorted::add);
    return sorted;
  }

  private JavaRDD<String> labels() {
    return images.map(ImageFile::label).filter(Objects::nonNull).distinct();
  }

  /** What was probably meant, where there are no classes in the folder that was named. */
  public Optional<String> hint(List<String> folders) throws IOException {
    return folders.size() == 1
        ? new ClassLevel(storage).hint(folders.get(0), labels().take(2))
        : Optional.empty();
  }
}
