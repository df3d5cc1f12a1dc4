package org.murmuration.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.ImageOptions;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.Gallery;
import org.murmuration.evaluation.Scores;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.Partitions;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.OutcomeNaming;
import org.murmuration.scoring.TallyPass;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.table.ImageTable;
import org.murmuration.table.RejectCounts;
import org.murmuration.table.ScoredImage;
import org.murmuration.table.ScoredImageTable;
import org.murmuration.table.Split;
import org.murmuration.table.SplitRule;

/** A classifier on labelled images: those that its split keeps for a test, or all. */
record ClassifierOnImages(
    String classifierFolder,
    ImageOptions images,
    TestImages tests,
    int batchSize,
    PixelSettings pixels)
    implements Subject {
  private static final int ROWS_A_FILE = 1_000_000;

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
        tests.rule(classifier.config().head().split(), "classifier " + classifierFolder);
    JavaRDD<ImageFile> tested =
        rule.map(found -> TestImages.among(labelled, found, storage)).orElse(labelled).cache();
    try (ImagePass pass = ImagePass.ofClassifier(spark, classifier, batchSize, pixels)) {
      ImagePass.Outcomes outcomes = pass.run(tested, tested.count());
      requireSome(outcomes, rule);
      predictions.write(
          outcomes.used().map(new OutcomeNaming(labels, rule.map(found -> Split.TEST))),
          Partitions.files(spark, outcomes.usedCount(), ROWS_A_FILE));
      Scores scores = TallyPass.scores(predictions.read(), labels);
      EvaluationReport report =
          EvaluationReport.of(
                  "%s on %s".formatted(classifierFolder, images.location()),
                  scores,
                  DataUse.ofImages(outcomes.usedCount(), RejectCounts.of(outcomes.rejected())))
              .withSetting("classifier", storage.qualified(classifierFolder))
              .withSetting("images", images.location())
              .withSetting(
                  "split", rule.map(found -> found.note().toString()).orElse("all images"))
              .withSetting("network fingerprint", classifier.config().head().network())
              .withSetting("classifier fingerprint", classifier.modelSha256())
              .withSettings(Versions.of(spark))
              .withGallery(mistakes(spark, predictions, labels));
      return classifier.config().network().source().pretrained()
          ? report
          : report.withNotice(RandomWeights.NOTICE);
    }
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
