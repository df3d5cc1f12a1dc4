package org.murmuration.tune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.murmuration.command.JobResult;
import org.murmuration.evaluate.EvaluateResult;

/** What {@code tune} found. */
public record TuneResult(Leaderboard board, String head, EvaluateResult tested)
    implements JobResult {
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("candidates", board.trials().size());
    facts.put("folds", board.best().folds());
    facts.put("compared_on_images", board.best().images());
    facts.put("best", board.best().candidate().name());
    facts.put("best_validation_accuracy", board.best().accuracy());
    board
        .best()
        .interval()
        .ifPresent(
            interval -> {
              facts.put("best_validation_accuracy_low", interval.low());
              facts.put("best_validation_accuracy_high", interval.high());
              facts.put("best_validation_accuracy_standard_error", board.best().standardError());
            });
    facts.put("head", head);
    facts.putAll(tested.facts());
    return facts;
  }

  @Override
  public List<String> summary() {
    return Stream.of(board.lines(), List.of(compared(), "Head: " + head), tested.summary())
        .flatMap(List::stream)
        .toList();
  }

  /** How sure it is that the best is the best. */
  private String compared() {
    Trial best = board.best();
    return "Best: %s, accuracy %.3f on %d images that were held back%s"
        .formatted(
            best.candidate().name(),
            best.accuracy(),
            best.images(),
            best.interval().map(interval -> " (" + interval.words() + ")").orElse(""));
  }
}
