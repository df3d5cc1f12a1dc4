package org.murmuration.train;

import java.util.Optional;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Described;
import org.murmuration.training.Incidental;

/**
 * For how long a head learns.
 *
 * @param epochs passes over the training examples, at most
 * @param patience epochs to wait for a lower validation loss, of which the best is kept; empty for
 *     all epochs, of which the last is kept
 * @param checkpointEvery epochs after which a training that is cut short can go on; 0 for never
 */
public record EpochSettings(int epochs, Optional<Integer> patience, @Incidental int checkpointEvery)
    implements Described {
  private static final EpochSettings DEFAULTS = new EpochSettings(100, Optional.empty(), 100);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public EpochSettings {
    OptionCheck.atLeast("--epochs", epochs, 1);
    OptionCheck.atLeast("--patience", Given.value("--patience", patience).orElse(1), 1);
    OptionCheck.atLeast("--checkpoint-every", checkpointEvery, 0);
  }

  public static EpochSettings defaults() {
    return DEFAULTS;
  }

  public EpochSettings withEpochs(int others) {
    return new EpochSettings(others, patience, checkpointEvery);
  }

  public EpochSettings withPatience(Optional<Integer> others) {
    return new EpochSettings(epochs, others, checkpointEvery);
  }

  public EpochSettings withCheckpointEvery(int others) {
    return new EpochSettings(epochs, patience, others);
  }
}
