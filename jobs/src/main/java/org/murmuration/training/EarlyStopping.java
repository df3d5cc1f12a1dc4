package org.murmuration.training;

import java.util.List;
import java.util.Optional;
import org.murmuration.evaluation.EvaluationReport.Epoch;

/**
 * When training ends, and which epoch's weights are kept; all of it follows from the history.
 *
 * @param patience epochs to wait for a lower validation loss; empty to go all the way and keep the
 *     last epoch
 */
public record EarlyStopping(Optional<Integer> patience) {
  public boolean isOver(List<Epoch> history) {
    return patience.isPresent()
        && !history.isEmpty()
        && history.size() - kept(history).number() >= patience.get();
  }

  /** Whether the last epoch is the one to keep, so far. */
  public boolean isKept(List<Epoch> history) {
    return kept(history).number() == history.size();
  }

  /** The epoch to keep: of equals the first. */
  public Epoch kept(List<Epoch> history) {
    Epoch kept = history.get(history.size() - 1);
    if (patience.isPresent()) {
      for (Epoch epoch : history) {
        boolean lower = epoch.validationLoss() < kept.validationLoss();
        boolean asLowAndEarlier =
            epoch.validationLoss() == kept.validationLoss() && epoch.number() < kept.number();
        kept = lower || asLowAndEarlier ? epoch : kept;
      }
    }
    return kept;
  }
}
