package org.murmuration.training;

import org.murmuration.machine.Pieces;
import org.murmuration.refusal.Refusal;

/**
 * How many steps workers take between two averagings.
 *
 * @param steps {@link Integer#MAX_VALUE} for all of an epoch
 */
public record Averaging(int steps) {
  public static final Averaging EVERY_EPOCH = new Averaging(Integer.MAX_VALUE);
  public static final Averaging EVERY_BATCH = new Averaging(1);

  /**
   * @throws Refusal (settings) for less than one
   */
  public Averaging {
    if (steps < 1) {
      throw refusal("" + steps);
    }
  }

  /**
   * @param text {@code batch}, {@code epoch} or a number
   * @throws Refusal (settings) if it is something else
   */
  public static Averaging of(String text) {
    if (text.equals("epoch")) {
      return EVERY_EPOCH;
    }
    if (text.equals("batch")) {
      return EVERY_BATCH;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw refusal(text);
    }
    return new Averaging(Integer.parseInt(text));
  }

  private static Refusal refusal(String text) {
    return Refusal.settings(
        "Cannot use --averaging '%s': it must be batch, epoch or a number of batches"
            .formatted(text));
  }

  public int stepsOn(Grid grid) {
    return Math.min(steps, grid.batches());
  }

  /** How often workers average in an epoch, the last time after fewer steps, perhaps. */
  public int roundsOn(Grid grid) {
    return (int) Pieces.of(grid.batches(), stepsOn(grid));
  }

  @Override
  public String toString() {
    return equals(EVERY_EPOCH) ? "epoch" : equals(EVERY_BATCH) ? "batch" : "" + steps;
  }
}
