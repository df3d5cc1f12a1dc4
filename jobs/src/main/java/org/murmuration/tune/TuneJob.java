package org.murmuration.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.Storage;
import org.murmuration.evaluate.EvaluateJob;
import org.murmuration.evaluate.EvaluateResult;
import org.murmuration.evaluate.EvaluateSettings;
import org.murmuration.evaluate.HeadOnTable;
import org.murmuration.job.Job;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.Split;
import org.murmuration.train.TableSource;
import org.murmuration.train.TrainJob;
import org.murmuration.train.TrainSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a head for each candidate, takes the one that does best on the validation split, trains it
 * again on training and validation split, and tests it. A head that is there already is not trained
 * again, so that a search that was cut short goes on where it stopped.
 *
 * <p><i>Input</i>: an embedding table. <i>Output</i>: {@code candidates}, {@code tune.csv}, {@code
 * head} and {@code report} in one folder. <i>Example</i>: {@code spark-submit murmuration.jar tune
 * --table embeddings --cuts fc1,fc2 --output tuned}
 */
record TuneJob(
    String table,
    String output,
    List<Candidate> candidates,
    int atOnce,
    TrainSettings train,
    EvaluateSettings evaluate)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(TuneJob.class);

  static TrainSettings settings(TrainSettings train, Candidate candidate) {
    return train.with(candidate.learningRate(), candidate.l2());
  }

  @Override
  public TuneResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    requireValidation(new EmbeddingTable(spark, storage, table));
    Leaderboard board = new Leaderboard(trials(spark));
    write(storage, board);
    Trial best = board.best();
    LOG.info("Best on the validation split: {}", best.candidate().name());
    new TrainJob(source(best.candidate()).withValidation(), place("head"), refit(best)).run(spark);
    EvaluateResult tested =
        new EvaluateJob(
                new HeadOnTable(place("head"), table, Optional.empty()), place("report"), evaluate)
            .run(spark);
    return new TuneResult(board, storage.qualified(place("head")), tested);
  }

  private static void requireValidation(EmbeddingTable table) throws IOException {
    if (table.countExamples(Split.VALIDATION) == 0) {
      throw Refusal.input(
          "Cannot tune: the validation split of %s has no labelled example (raise --validation-share of embed)"
              .formatted(table.location()));
    }
  }

  private List<Trial> trials(SparkSession spark) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Trial>> running =
          candidates.stream()
              .map(candidate -> threads.submit(() -> trial(spark, candidate)))
              .toList();
      List<Trial> trials = new ArrayList<>();
      for (Future<Trial> one : running) {
        trials.add(finished(one));
      }
      return trials;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Trial finished(Future<Trial> trial) throws IOException {
    try {
      return trial.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IOException("A head could not be trained", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while heads were trained", e);
    }
  }

  private Trial trial(SparkSession spark, Candidate candidate) throws IOException {
    TrainJob job =
        new TrainJob(
            source(candidate), place("candidates/" + candidate.name()), settings(train, candidate));
    return new Trial(candidate, job.run(spark).metrics());
  }

  private TableSource source(Candidate candidate) {
    return TableSource.embeddings(table, candidate.cut());
  }

  /** There is nothing left to watch, so it learns for as long as the best did. */
  private TrainSettings refit(Trial best) {
    return settings(train, best.candidate()).forEpochs(best.epochs());
  }

  private void write(Storage storage, Leaderboard board) throws IOException {
    storage.publish(place("tune.csv"), board.csv());
  }

  private String place(String name) {
    return output + "/" + name;
  }
}
