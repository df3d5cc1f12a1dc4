package org.murmuration.finetune;

import java.util.Optional;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.Described;
import org.murmuration.training.Incidental;

/**
 * What the validation split decides.
 *
 * @param patience epochs to wait for a lower loss before it ends; empty for all epochs
 * @param keepAnyway whether the result is published also if it is not better than what it started
 *     from
 */
public record ValidationSettings(Optional<Integer> patience, @Incidental boolean keepAnyway)
    implements Described {
  private static final ValidationSettings DEFAULTS =
      new ValidationSettings(Optional.empty(), false);

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public ValidationSettings {
    OptionCheck.atLeast("--patience", Given.value("--patience", patience).orElse(1), 1);
  }

  public static ValidationSettings defaults() {
    return DEFAULTS;
  }

  public ValidationSettings withPatience(int epochs) {
    return new ValidationSettings(Optional.of(epochs), keepAnyway);
  }

  /** The result is published whatever it is. */
  public ValidationSettings keepingAnyway() {
    return new ValidationSettings(patience, true);
  }
}
