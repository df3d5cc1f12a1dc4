package org.murmuration.finetune;

import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.Parameters;
import org.murmuration.network.TailState;

/** The driver's memory for what a round gives, kept as long as rounds need as much. */
final class RoundMemory implements AutoCloseable {
  private final TailPlan plan;
  private TailState state;

  RoundMemory(TailPlan plan) {
    this.plan = plan;
  }

  /**
   * @param updaterLength floats that the updaters keep
   * @return a state that this closes
   */
  TailState with(long updaterLength) {
    if (state == null || state.updaterLength() != updaterLength) {
      close();
      state = TailState.of(Parameters.allocate(plan.slots()), updaterLength);
    }
    return state;
  }

  @Override
  public void close() {
    if (state != null) {
      state.close();
      state = null;
    }
  }
}
