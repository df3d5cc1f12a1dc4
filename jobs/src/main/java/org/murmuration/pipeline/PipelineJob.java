package org.murmuration.pipeline;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.assemble.AssembleJob;
import org.murmuration.assemble.AssembleResult;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.command.ListedToLearn;
import org.murmuration.embed.EmbedJob;
import org.murmuration.embed.EmbedResult;
import org.murmuration.evaluate.EvaluateJob;
import org.murmuration.evaluate.EvaluateResult;
import org.murmuration.evaluate.HeadOnTable;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSet;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.Split;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.RunId;
import org.murmuration.train.TableSource;
import org.murmuration.train.TrainJob;
import org.murmuration.train.TrainResult;

/**
 * Runs all stages. A stage whose output is there already, made from the same inputs with the same
 * settings, is not done again, so that a pipeline that was cut short goes on where it stopped.
 *
 * <p><i>Input</i>: a network folder and labelled images. <i>Output</i>: {@code table}, {@code
 * head}, {@code classifier} and {@code report} in one folder. <i>Example</i>: {@code spark-submit
 * murmuration.jar pipeline --network vgg16 --images birds --output birds-classifier}
 *
 * @param network a folder, as import-weights and new-network make it
 * @param images labelled
 * @param output a folder for all
 * @param run names the folder that the run writes in the table
 * @param settings those of all stages
 */
public record PipelineJob(
    String network, ImageSource images, String output, RunId run, PipelineSettings settings)
    implements Job {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public PipelineJob {
    Given.place("--network", network);
    Given.value("--images", images);
    Given.place("--output", output);
    Given.value("--run-id", run);
    Given.value("settings", settings);
  }

  /** A run that bears the present time as its name. */
  public PipelineJob(String network, ImageSource images, String output, PipelineSettings settings) {
    this(network, images, output, RunId.now(), settings);
  }

  @Override
  public PipelineResult run(SparkSession spark) throws IOException {
    requireClasses(spark, Storage.of(spark));
    EmbedResult embedded =
        new EmbedJob(network, images, place("table"), run, settings.embed()).run(spark);
    TrainResult trained =
        new TrainJob(TableSource.embeddings(place("table")), place("head"), settings.train())
            .run(spark);
    EvaluateJob test =
        new EvaluateJob(
            new HeadOnTable(place("head"), place("table")), place("report"), settings.evaluate());
    Optional<EvaluateResult> evaluated = scored(spark, test);
    // Its card tells of the test, which therefore comes first; whether it is good enough, last.
    AssembleResult assembled =
        new AssembleJob(network, place("head"), place("classifier"))
            .run(spark, evaluated.map(EvaluateResult::testMetrics).orElse(Map.of()));
    evaluated.ifPresentOrElse(test::requireAccuracy, this::requireNoBar);
    return new PipelineResult(embedded, trained, assembled, evaluated);
  }

  /** Where no image is for testing, there is no number, and none is made up. */
  private Optional<EvaluateResult> scored(SparkSession spark, EvaluateJob test) throws IOException {
    EmbeddingTable table = new EmbeddingTable(spark, Storage.of(spark), place("table"));
    return table.countExamples(Split.TEST) == 0 ? Optional.empty() : Optional.of(test.score(spark));
  }

  private void requireNoBar() {
    if (settings.evaluate().minAccuracy() > 0) {
      throw Refusal.quality(
          "Cannot accept the classifier: no image was for testing, --min-accuracy is %.3f (give --test-share, or --test-images)"
              .formatted(settings.evaluate().minAccuracy()));
    }
  }

  private String place(String stage) {
    return output + "/" + stage;
  }

  /** Before hours of embedding, not after. */
  private void requireClasses(SparkSession spark, Storage storage) throws IOException {
    ImageTable source = new ImageTable(spark, storage);
    ListedToLearn listed = images.listToLearn(source);
    if (listed.hint().isPresent()) {
      throw Refusal.input(
          "Cannot train on %s: %s".formatted(images.location(), listed.hint().get()));
    }
    LabelSet.of(
        listed.images().map(ImageFile::label).filter(Objects::nonNull).distinct().collect());
  }
}
