package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.murmuration.table.RunId;
import org.murmuration.train.TrainOptions;
import picocli.CommandLine;

/**
 * A run of {@code train}.
 *
 * @param losses of each epoch
 * @param secondsToEpoch from the start of the command, so with the reading of the table
 * @param medianSeconds of an epoch
 */
record HeadTraining(List<Double> losses, List<Double> secondsToEpoch, double medianSeconds) {
  /**
   * @param head folder to be written
   * @param settings other options of {@code train}
   */
  static HeadTraining run(
      SparkSession spark, String table, Path head, int workers, int epochs, String... settings)
      throws IOException {
    TrainOptions options = new TrainOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            Stream.concat(
                    Stream.of(
                        "--table=" + table,
                        "--head=" + head,
                        "--workers=" + workers,
                        "--epochs=" + epochs),
                    Stream.of(settings))
                .toArray(String[]::new));
    long start = System.nanoTime();
    try (EpochTimes times = EpochTimes.watch()) {
      options.job(new RunId("run")).run(spark);
      return new HeadTraining(losses(head), times.secondsFrom(start), times.medianSeconds());
    }
  }

  private static List<Double> losses(Path head) throws IOException {
    return Files.readAllLines(head.resolve("history.csv")).stream()
        .skip(1)
        .map(line -> Double.valueOf(line.split(",", -1)[1]))
        .toList();
  }

  double lastLoss() {
    return losses.get(losses.size() - 1);
  }

  double seconds() {
    return secondsToEpoch.get(secondsToEpoch.size() - 1);
  }
}
