package org.murmuration.classify;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.answers.AnswerFiles;
import org.murmuration.answers.AnswerPlace;
import org.murmuration.answers.Answers;
import org.murmuration.answers.Certainty;
import org.murmuration.answers.PageFile;
import org.murmuration.answers.WrittenAnswers;
import org.murmuration.answers.WrittenPage;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.legs.LegCounts;
import org.murmuration.listing.ImageTable;
import org.murmuration.predictions.Coverage;
import org.murmuration.predictions.PredictionTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.table.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names what is on images.
 *
 * <p><i>Input</i>: a classifier folder and images, labelled or not. <i>Output</i>: a run of a table
 * of predictions, and its rejects; if wanted, all of it as one file of CSV or JSON, and a page with
 * pictures. <i>Example</i>: {@code spark-submit murmuration.jar classify --classifier classifier
 * --images new-photos --predictions predictions}
 *
 * @param classifierFolder as assemble, pipeline and finetune make it
 * @param images labelled or not
 * @param predictions a folder, or a file whose name ends in {@code .csv}, {@code .json} or {@code
 *     .jsonl}; one that is there is added to, if it was made in the same way
 * @param run names the folder that the run writes in it
 * @param settings how the classifier runs
 */
public record ClassifyJob(
    String classifierFolder,
    ImageSource images,
    String predictions,
    RunId run,
    ClassifySettings settings)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(ClassifyJob.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public ClassifyJob {
    Given.place("--classifier", classifierFolder);
    Given.value("--images", images);
    Given.place("--predictions", predictions);
    Given.value("--run-id", run);
    Given.value("settings", settings);
  }

  /** A run that bears the present time as its name. */
  public ClassifyJob(
      String classifierFolder, ImageSource images, String predictions, ClassifySettings settings) {
    this(classifierFolder, images, predictions, RunId.now(), settings);
  }

  @Override
  public ClassifyResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("classify", "classify " + images.location(), true);
    ClassifierArchive classifier =
        ClassifierArchive.open(storage.existingFolder(classifierFolder, "classifier"));
    ImagePass.requireAsLearnt(classifier, settings.pixels());
    AnswerPlace place = new AnswerPlace(storage.qualified(predictions));
    Optional<AnswerFiles> files = AnswerFiles.at(storage, place);
    PredictionTable table = new PredictionTable(spark, storage, place.table());
    ClassifyRun classifying = new ClassifyRun(spark, classifier, table, run, settings);
    table.requireUsable(classifying.contract());
    Optional<PageFile> page = page(storage, place);
    if (files.isPresent()) {
      files.get().requireUsable();
    }
    if (page.isPresent()) {
      page.get().requireUsable();
    }
    JavaRDD<ImageFile> listed =
        PredictionTable.known(images.listUnlabelled(new ImageTable(spark, storage)));
    LegCounts counts = classifying.classify(listed);
    return new ClassifyResult(table.location(), counts, told(spark, table, listed, files, page));
  }

  private Optional<PageFile> page(Storage storage, AnswerPlace place) throws IOException {
    return settings.page().isPresent()
        ? Optional.of(new PageFile(storage, place, settings.page().get()))
        : Optional.empty();
  }

  private ToldAnswers told(
      SparkSession spark,
      PredictionTable table,
      JavaRDD<ImageFile> listed,
      Optional<AnswerFiles> files,
      Optional<PageFile> page)
      throws IOException {
    spark.sparkContext().setJobDescription("count what has a prediction");
    JavaRDD<ImageFile> unnamed = table.unnamed(listed).cache();
    Coverage coverage = table.coverage(listed, unnamed, settings.pixels().decode()).requireAll();
    coverage
        .rejects()
        .byClass()
        .forEach((label, reasons) -> LOG.info("Rejects in {}: {}", label, reasons));
    coverage.requireSome(images.location());
    spark.sparkContext().setJobDescription("say what was named");
    Answers answers =
        new Answers(
            table,
            listed,
            unnamed,
            coverage,
            settings.pixels().decode(),
            new Certainty(settings.minConfidence()));
    Optional<WrittenAnswers> written =
        files.isPresent() ? Optional.of(files.get().write(answers, run.value())) : Optional.empty();
    Optional<WrittenPage> shown =
        page.isPresent()
            ? Optional.of(page.get().write(spark, answers, run.value()))
            : Optional.empty();
    return new ToldAnswers(coverage, answers.told(), written, shown);
  }
}
