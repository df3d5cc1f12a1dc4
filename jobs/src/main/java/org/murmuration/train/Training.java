package org.murmuration.train;

import java.util.List;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.network.TrainedHead;

/**
 * What was learnt and how it went.
 *
 * @param head with the weights of the epoch that is kept
 * @param resumedAfter epochs that an earlier run had done
 */
record Training(TrainedHead head, List<Epoch> history, Epoch kept, int resumedAfter) {
  Training {
    history = List.copyOf(history);
  }
}
