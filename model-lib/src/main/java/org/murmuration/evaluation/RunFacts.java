package org.murmuration.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.evaluation.EvaluationReport.Setting;

/**
 * How it came to what was evaluated.
 *
 * @param notice what a reader must know before believing the numbers
 * @param settings what was run with what, in the order to show
 * @param history how training went, an entry an epoch; may be empty
 */
public record RunFacts(Optional<String> notice, List<Setting> settings, List<Epoch> history) {
  static final RunFacts NONE = new RunFacts(Optional.empty(), List.of(), List.of());

  public RunFacts {
    settings = List.copyOf(settings);
    history = List.copyOf(history);
  }

  RunFacts withNotice(String sentence) {
    return new RunFacts(Optional.of(sentence), settings, history);
  }

  RunFacts withSetting(String name, String value) {
    List<Setting> more = new ArrayList<>(settings);
    more.add(new Setting(name, value));
    return new RunFacts(notice, more, history);
  }

  RunFacts withHistory(List<Epoch> epochs) {
    return new RunFacts(notice, settings, epochs);
  }
}
