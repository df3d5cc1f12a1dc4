package org.murmuration.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.ImageSource;
import org.murmuration.command.OptionCheck;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.Gallery;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.OutcomeNaming;
import org.murmuration.scoring.TallyPass;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.table.FileSizes;
import org.murmuration.table.ImageTable;
import org.murmuration.table.RejectCounts;
import org.murmuration.table.ScoredImage;
import org.murmuration.table.ScoredImageTable;
import org.murmuration.table.Split;
import org.murmuration.table.SplitRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A classifier on labelled images.
 *
 * @param classifierFolder as assemble, pipeline and finetune make it
 * @param images those without a label are left out
 * @param tested which of them
 * @param batchSize images in one forward pass, at least 1
 * @param pixels how image files become the classifier's input
 */
public record ClassifierOnImages(
    String classifierFolder,
    ImageSource images,
    TestedImages tested,
    int batchSize,
    PixelSettings pixels)
    implements Subject {
  private static final Logger LOG = LoggerFactory.getLogger(ClassifierOnImages.class);
  private static final int USUAL_BATCH = 16;

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public ClassifierOnImages {
    Given.place("--classifier", classifierFolder);
    Given.value("--images", images);
    Given.value("--split", tested);
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    Given.value("--fit", pixels);
  }

  /** Those that its split keeps for a test, in batches of 16, with the usual way of pixels. */
  public ClassifierOnImages(String classifierFolder, ImageSource images) {
    this(classifierFolder, images, TestedImages.USUAL, USUAL_BATCH, PixelSettings.DEFAULT);
  }

  @Override
  public EvaluationReport evaluate(
      SparkSession spark, ScoredImageTable predictions, EvaluateSettings settings)
      throws IOException {
    Storage storage = Storage.of(spark);
    ClassifierArchive classifier =
        ClassifierArchive.open(storage.existingFolder(classifierFolder, "classifier"));
    LabelSet labels = classifier.labels();
    JavaRDD<ImageFile> labelled =
        images.list(new ImageTable(spark, storage)).filter(file -> file.label() != null);
    requireKnownLabels(labelled, labels);
    Optional<SplitRule> rule =
        tested.rule(classifier.config().head().split(), "classifier " + classifierFolder);
    JavaRDD<ImageFile> files =
        rule.map(known -> TestedImages.among(labelled, known, storage)).orElse(labelled).cache();
    long count = files.count();
    rule.ifPresent(known -> sayWhatIsLeftOut(count, labelled.count(), known));
    try (ImagePass pass = ImagePass.ofClassifier(spark, classifier, batchSize, pixels)) {
      ImagePass.Outcomes outcomes = pass.run(files, count);
      requireSome(outcomes, rule);
      predictions.write(
          outcomes.used().map(new OutcomeNaming(labels, rule.map(known -> Split.TEST))),
          FileSizes.OF_SHORT_ROWS.files(spark, outcomes.usedCount()));
      EvaluationReport report =
          report(storage, classifier, predictions, outcomes)
              .withSetting("split", rule.map(known -> known.note().toString()).orElse("all images"))
              .withSettings(Versions.of(spark))
              .withGallery(mistakes(spark, predictions, labels));
      return classifier.config().network().source().pretrained()
          ? report
          : report.withNotice(RandomWeights.NOTICE);
    }
  }

  private void sayWhatIsLeftOut(long tested, long all, SplitRule rule) {
    LOG.info(
        "Testing on {} of {} labelled images, those that the split of {} keeps for it ({}); --split all takes all, for images that it did not learn from",
        tested,
        all,
        classifierFolder,
        rule.note());
  }

  private EvaluationReport report(
      Storage storage,
      ClassifierArchive classifier,
      ScoredImageTable predictions,
      ImagePass.Outcomes outcomes)
      throws IOException {
    return EvaluationReport.of(
            "%s on %s".formatted(classifierFolder, images.location()),
            TallyPass.scores(predictions.read(), classifier.labels()),
            DataUse.ofImages(outcomes.usedCount(), RejectCounts.of(outcomes.rejected())))
        .withSetting("classifier", storage.qualified(classifierFolder))
        .withSetting("images", images.location())
        .withSetting("network fingerprint", classifier.config().head().network())
        .withSetting("classifier fingerprint", classifier.modelSha256());
  }

  /** What it learnt from is elsewhere, so there are no neighbours. */
  private static Gallery mistakes(SparkSession spark, ScoredImageTable predictions, LabelSet labels)
      throws IOException {
    List<ScoredImage> wrong = MostWrong.of(predictions);
    Pictures pictures =
        Pictures.of(
            spark, labels, wrong.stream().map(image -> Pictures.spot(image, labels)).toList());
    return new Gallery(
        wrong.stream().map(image -> pictures.mistake(image, List.of())).toList(), Optional.empty());
  }

  private void requireSome(ImagePass.Outcomes outcomes, Optional<SplitRule> rule) {
    if (outcomes.usedCount() == 0 && rule.isPresent()) {
      throw Refusal.input(
          "Cannot evaluate: none of the images in %s has a label, can be used and is for testing by the classifier's split, %s (add images, or --split all if it saw none of these)"
              .formatted(images.location(), rule.get().note()));
    }
    if (outcomes.usedCount() == 0) {
      throw Refusal.input(
          "Cannot evaluate: none of the images in %s has a label and can be used"
              .formatted(images.location()));
    }
  }

  private static void requireKnownLabels(JavaRDD<ImageFile> images, LabelSet labels) {
    images.map(ImageFile::label).distinct().collect().forEach(labels::indexOf);
  }
}
