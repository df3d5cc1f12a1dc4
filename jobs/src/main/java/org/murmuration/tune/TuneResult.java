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
    facts.put("best", board.best().candidate().name());
    facts.put("best_validation_accuracy", board.best().accuracy());
    facts.put("head", head);
    facts.putAll(tested.facts());
    return facts;
  }

  @Override
  public List<String> summary() {
    return Stream.of(board.lines(), List.of("Head: " + head), tested.summary())
        .flatMap(List::stream)
        .toList();
  }
}
