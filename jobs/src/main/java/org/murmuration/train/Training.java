package org.murmuration.train;

import java.util.List;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.keeping.KeptSize;
import org.murmuration.network.TrainedHead;

/**
 * What was learnt and how it went.
 *
 * @param head with the weights of the epoch that is kept
 * @param resumedAfter epochs that an earlier run had done
 * @param examples what they took between epochs
 */
record Training(
    TrainedHead head, List<Epoch> history, Epoch kept, int resumedAfter, KeptSize examples) {
  Training {
    history = List.copyOf(history);
  }

  Training keeping(KeptSize size) {
    return new Training(head, history, kept, resumedAfter, size);
  }
}
