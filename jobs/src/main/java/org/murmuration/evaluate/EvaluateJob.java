package org.murmuration.evaluate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.Job;
import org.murmuration.evaluation.ConfusionCsv;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.LabelsJson;
import org.murmuration.evaluation.MetricsJson;
import org.murmuration.evaluation.WantedAccuracy;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.report.HtmlReport;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.Folder;
import org.murmuration.store.HeadTest;
import org.murmuration.store.MeasuredTest;
import org.murmuration.table.ScoredImageTable;

/**
 * Scores a head or a classifier.
 *
 * <p><i>Input</i>: a head and its table, or a classifier and labelled images. <i>Output</i>: {@code
 * report.html}, {@code metrics.json}, {@code labels.json}, {@code confusion.csv}, for a head {@code
 * tested.json}, and the Parquet folder {@code predictions}. <i>Example</i>: {@code spark-submit
 * murmuration.jar evaluate --head head --table embeddings --report report}
 *
 * @param subject {@link HeadOnTable} or {@link ClassifierOnImages}
 * @param reportFolder an older report there is replaced
 * @param settings what is asked for
 */
public record EvaluateJob(Subject subject, String reportFolder, EvaluateSettings settings)
    implements Job {
  private static final String METRICS = "metrics.json";
  private static final String LABELS = "labels.json";
  private static final String CONFUSION = "confusion.csv";
  private static final String PREDICTIONS = "predictions";
  private static final String PAGE = "report.html";

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public EvaluateJob {
    Given.value("--head and --classifier", subject);
    Given.place("--report", reportFolder);
    Given.value("settings", settings);
  }

  @Override
  public EvaluateResult run(SparkSession spark) throws IOException {
    EvaluateResult result = score(spark);
    requireAccuracy(result);
    return result;
  }

  /** The same, however good it is. */
  public EvaluateResult score(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("evaluate", "evaluate to " + reportFolder, true);
    NewFolder output = NewFolder.replacing(storage, reportFolder, METRICS);
    EvaluationReport report = output.make(folder -> evaluate(spark, folder));
    return result(storage.qualified(reportFolder), report);
  }

  private EvaluationReport evaluate(SparkSession spark, Folder folder) throws IOException {
    ScoredImageTable predictions =
        new ScoredImageTable(spark, folder.location() + "/" + PREDICTIONS);
    EvaluationReport report = subject.evaluate(spark, predictions, settings);
    write(report, folder);
    Optional<String> head = subject.head(Storage.of(spark));
    if (head.isPresent()) {
      HeadTest.of(head.get(), MeasuredTest.of(report.matrix())).write(folder);
    }
    return report;
  }

  private EvaluateResult result(String place, EvaluationReport report) {
    Optional<WantedAccuracy> wanted =
        settings.accuracy() == 0
            ? Optional.empty()
            : report
                .scores()
                .confidence()
                .map(confidence -> new WantedAccuracy(settings.accuracy(), confidence));
    return new EvaluateResult(place, report, wanted);
  }

  private void write(EvaluationReport report, Folder folder) throws IOException {
    try (OutputStream out = folder.create(METRICS)) {
      MetricsJson.write(result(folder.location(), report).metrics(), out);
    }
    try (OutputStream out = folder.create(LABELS)) {
      LabelsJson.write(report, out);
    }
    try (OutputStream out = folder.create(CONFUSION)) {
      ConfusionCsv.write(report.matrix(), out);
    }
    try (OutputStream out = folder.create(PAGE)) {
      HtmlReport.write(report, out);
    }
  }

  /**
   * Before the work that the report is of.
   *
   * @throws Refusal (conflict) if something else lies where the report goes
   */
  public static void requireRoom(Storage storage, String reportFolder) throws IOException {
    NewFolder.replacing(storage, reportFolder, METRICS);
  }

  /**
   * @throws Refusal (quality) if what was scored is below what is asked for
   */
  public void requireAccuracy(EvaluateResult scored) {
    double accuracy = scored.evaluation().matrix().accuracy();
    if (accuracy < settings.minAccuracy()) {
      throw Refusal.quality(
          "Cannot accept the classifier: its accuracy is %.3f, --min-accuracy is %.3f (see %s/%s)"
              .formatted(accuracy, settings.minAccuracy(), reportFolder, PAGE));
    }
  }
}
