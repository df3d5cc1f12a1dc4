package org.murmuration.tune;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.Job;
import org.murmuration.evaluate.EvaluateJob;
import org.murmuration.evaluate.EvaluateResult;
import org.murmuration.evaluate.EvaluateSettings;
import org.murmuration.evaluate.HeadOnTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.Split;
import org.murmuration.storage.Storage;
import org.murmuration.table.ExampleTable;
import org.murmuration.train.LearningTable;
import org.murmuration.train.TableSource;
import org.murmuration.train.TrainJob;
import org.murmuration.train.TrainSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a head for each candidate, or one for each candidate and fold, takes the candidate that
 * does best on images that were held back, trains it again on training and validation split, and
 * tests it. A head that is there already is not trained again, so that a search that was cut short
 * goes on where it stopped.
 *
 * <p><i>Input</i>: an embedding table. <i>Output</i>: {@code candidates}, {@code leaderboard.csv},
 * {@code head} and {@code report} in one folder. <i>Example</i>: {@code spark-submit
 * murmuration.jar tune --table embeddings --cuts fc1,fc2 --output tuned}
 */
public record TuneJob(
    LearningTable table,
    String output,
    SearchSettings search,
    TrainSettings train,
    EvaluateSettings evaluate)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(TuneJob.class);

  /**
   * @throws Refusal (settings) if there is nothing to choose from, or a candidate is out of range
   */
  public TuneJob {
    Given.value("--table", table);
    Given.place("--output", output);
    Given.value("--cuts", search);
    Given.value("--epochs", train);
    Given.value("--min-accuracy", evaluate);
    search.candidates(train);
  }

  @Override
  public TuneResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    storage.requireWritable(output);
    ExampleTable examples = table.at(Optional.empty()).open(spark, storage);
    requireTest(examples);
    Comparison comparison = Comparison.of(examples, search.folds(), train.seed());
    LOG.info("{}, {} images", comparison.words(), comparison.images());
    List<Trial> trials = trials(spark, comparison, examples.countExamples(Split.TRAIN));
    Leaderboard board = Leaderboard.of(trials, search.metric(), comparison.words());
    storage.publish(place("leaderboard.csv"), board.csv());
    LOG.info("Best on images that were held back: {}", board.best().candidate().name());
    refit(spark, board.best());
    return new TuneResult(board, storage.qualified(place("head")), test(spark));
  }

  /** Before the work. */
  private static void requireTest(ExampleTable table) throws IOException {
    if (table.countExamples(Split.TEST) == 0) {
      throw Refusal.input(
          "Cannot tune: the test split of %s has no labelled example (raise --test-share, which a column split of the table overrides)"
              .formatted(table.location()));
    }
  }

  private List<Trial> trials(SparkSession spark, Comparison comparison, long examples)
      throws IOException {
    int cores = spark.sparkContext().defaultParallelism();
    return new Trials(search.atOnce().orElseGet(() -> train.atOnce(cores, examples)))
        .run(
            search.candidates(train),
            comparison.heads(),
            (candidate, head) -> trial(spark, comparison, candidate, head));
  }

  private Trial trial(SparkSession spark, Comparison comparison, Candidate candidate, int head)
      throws IOException {
    String folder = comparison.folder(candidate, head);
    TrainJob job =
        new TrainJob(
            comparison.source(source(candidate), head),
            place("candidates/" + folder),
            candidate.in(train));
    return new Trial(candidate, job.runAs(folder, spark).metrics());
  }

  private TableSource source(Candidate candidate) {
    return table.at(candidate.cut());
  }

  /** There is nothing left to watch, so it learns for as long as the best did. */
  private void refit(SparkSession spark, Trial best) throws IOException {
    TrainSettings settings = best.candidate().in(train).forEpochs(best.epochs());
    new TrainJob(source(best.candidate()).withValidation(), place("head"), settings)
        .runAs("Best head", spark);
  }

  private EvaluateResult test(SparkSession spark) throws IOException {
    HeadOnTable head = new HeadOnTable(place("head"), table.location(), table.foreign());
    return new EvaluateJob(head, place("report"), evaluate).run(spark);
  }

  private String place(String name) {
    return output + "/" + name;
  }
}
