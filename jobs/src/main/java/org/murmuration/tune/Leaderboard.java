package org.murmuration.tune;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.evaluation.CsvCell;

/** Trials, the best first. */
record Leaderboard(List<Trial> trials) {
  private static final String HEADER =
      "cut,learning_rate,l2,epochs,train_loss,validation_loss,validation_accuracy";

  Leaderboard {
    trials = trials.stream().sorted(Trial.BEST_FIRST).toList();
  }

  Trial best() {
    return trials.get(0);
  }

  /** RFC 4180, UTF-8. */
  byte[] csv() {
    return Stream.concat(Stream.of(HEADER), trials.stream().map(Leaderboard::line))
        .collect(Collectors.joining("\r\n", "", "\r\n"))
        .getBytes(UTF_8);
  }

  private static String line(Trial trial) {
    Candidate candidate = trial.candidate();
    return "%s,%s,%s,%d,%s,%s,%s"
        .formatted(
            CsvCell.of(candidate.cut().orElse("")),
            candidate.learningRate(),
            candidate.l2(),
            trial.epochs(),
            trial.metrics().get("train_loss"),
            trial.loss(),
            trial.accuracy());
  }

  /** For people, a line a trial. */
  List<String> lines() {
    Stream<String> rows =
        trials.stream()
            .map(
                trial ->
                    "%10.4f  %10.4f  %s"
                        .formatted(trial.accuracy(), trial.loss(), trial.candidate().name()));
    return Stream.concat(Stream.of("  accuracy        loss  on the validation split"), rows)
        .toList();
  }
}
