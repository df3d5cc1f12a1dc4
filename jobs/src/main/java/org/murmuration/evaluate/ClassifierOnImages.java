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
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.SeenBefore;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.label.LabelSet;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.OutcomeNaming;
import org.murmuration.scoring.TallyPass;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.Split;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.SplitNote;
import org.murmuration.table.FileSizes;
import org.murmuration.table.RejectCounts;
import org.murmuration.table.ScoredImage;
import org.murmuration.table.ScoredImageTable;
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
  private static final SeenBefore.Uses NONE_SEEN = new SeenBefore.Uses(0, 0, 0);

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
    JavaRDD<ImageFile> labelled = images.listLabelled(new ImageTable(spark, storage));
    requireKnownLabels(labelled, labels);
    try (ChosenImages chosen = chosen(spark, storage, classifier, labelled);
        ImagePass pass = ImagePass.ofClassifier(spark, classifier, batchSize, pixels)) {
      long count = chosen.files().count();
      chosen.seen().ifPresent(this::sayWhatIsLeftOut);
      ImagePass.Outcomes outcomes = pass.run(chosen.files(), count);
      requireSome(outcomes, chosen);
      Optional<Split> split = chosen.seen().flatMap(seen -> tested.wanted().split());
      predictions.write(
          outcomes.used().map(new OutcomeNaming(labels, split)),
          FileSizes.OF_SHORT_ROWS.files(spark, outcomes.usedCount()));
      EvaluationReport report =
          report(storage, classifier, predictions, outcomes, chosen)
              .withSetting("split", classifier.config().head().split().toString())
              .withSetting("tested", chosen.seen().isEmpty() ? "all images" : whichAreTested())
              .withSettings(Versions.of(spark))
              .withGallery(mistakes(spark, predictions, labels));
      return classifier.config().network().source().pretrained()
          ? report
          : report.withNotice(RandomWeights.NOTICE);
    }
  }

  private String whichAreTested() {
    return switch (tested.wanted()) {
      case TEST -> "images that it never saw";
      case VALIDATION -> "images that it was watched or chosen by";
      case ALL -> "all images";
    };
  }

  private ChosenImages chosen(
      SparkSession spark,
      Storage storage,
      ClassifierArchive classifier,
      JavaRDD<ImageFile> labelled)
      throws IOException {
    SplitNote remembered = classifier.config().head().split();
    String whose = "classifier " + classifierFolder;
    SeenImages seen = classifier.seen();
    if (seen.isKnown()) {
      tested.requireSame(remembered, whose);
      return ChosenImages.of(labelled, storage, tested.wanted(), SeenMemory.of(spark, seen));
    }
    return tested
        .ruleOfOld(remembered, whose)
        .map(rule -> ChosenImages.of(labelled, storage, tested.wanted(), SeenMemory.of(rule)))
        .orElseGet(() -> ChosenImages.all(labelled));
  }

  private void sayWhatIsLeftOut(SeenBefore seen) {
    LOG.info(
        "Testing on {} of {} labelled images: {} of all were learnt from, {} watched or chosen by, {} never seen{}",
        seen.tested().total(),
        seen.given().total(),
        seen.given().training(),
        seen.given().validation(),
        seen.given().never(),
        tested.wanted() == TestedImages.Which.ALL ? "" : " (--split all takes all)");
  }

  private EvaluationReport report(
      Storage storage,
      ClassifierArchive classifier,
      ScoredImageTable predictions,
      ImagePass.Outcomes outcomes,
      ChosenImages chosen)
      throws IOException {
    ImageUse use =
        DataUse.ofImages(
            classifier.config().head(), outcomes.usedCount(), RejectCounts.of(outcomes.rejected()));
    return EvaluationReport.of(
            "%s on %s".formatted(classifierFolder, images.location()),
            TallyPass.scores(predictions.read(), classifier.labels()),
            chosen.seen().map(use::withSeen).orElse(use))
        .withSetting("classifier", storage.qualified(classifierFolder))
        .withSetting("images", images.location())
        .withSetting("network fingerprint", classifier.config().head().network())
        .withSetting("classifier fingerprint", classifier.modelSha256());
  }

  /** What it learnt from is elsewhere, so there are no neighbours. */
  static Gallery mistakes(SparkSession spark, ScoredImageTable predictions, LabelSet labels)
      throws IOException {
    List<ScoredImage> wrong = MostWrong.of(predictions);
    Pictures pictures =
        Pictures.of(
            spark, labels, wrong.stream().map(image -> Pictures.spot(image, labels)).toList());
    return new Gallery(
        wrong.stream().map(image -> pictures.mistake(image, List.of())).toList(), Optional.empty());
  }

  private void requireSome(ImagePass.Outcomes outcomes, ChosenImages chosen) {
    if (outcomes.usedCount() > 0) {
      return;
    }
    SeenBefore.Uses given = chosen.seen().map(SeenBefore::given).orElse(NONE_SEEN);
    throw Refusal.input(
        "Cannot evaluate: none of the images in %s has a label, can be used and is to be tested%s"
            .formatted(
                images.location(),
                given.seen() == 0
                    ? ""
                    : " (the classifier learnt from %d and was watched or chosen by %d of them: add images that it never saw, or --split all)"
                        .formatted(given.training(), given.validation())));
  }

  private static void requireKnownLabels(JavaRDD<ImageFile> images, LabelSet labels) {
    images.map(ImageFile::label).distinct().collect().forEach(labels::indexOf);
  }
}
