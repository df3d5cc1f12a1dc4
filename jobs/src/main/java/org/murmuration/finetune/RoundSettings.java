package org.murmuration.finetune;

import java.io.IOException;
import java.io.Serializable;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.TailTraining;
import org.murmuration.network.TailState;
import org.murmuration.store.TailCheckpoint;

/**
 * What workers do between two averagings.
 *
 * @param firstStep steps that each worker took before
 * @param updater what becomes of what the updaters kept
 */
record RoundSettings(TailTraining training, int firstStep, Updater updater)
    implements Serializable {
  /** What becomes of the momentum of the round before. */
  enum Updater {
    GOES_ON,
    STARTS_ANEW
  }

  /** The state that a round starts with, which the caller closes. */
  TailState start(TailCheckpoint checkpoint, TailPlan plan) throws IOException {
    return updater == Updater.GOES_ON
        ? checkpoint.state(plan.slots())
        : TailState.of(checkpoint.parameters(plan.slots()), training.stateLength(plan.slots()));
  }
}
