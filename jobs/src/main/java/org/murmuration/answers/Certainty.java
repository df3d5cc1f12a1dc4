package org.murmuration.answers;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.murmuration.evaluation.ConfidenceHistogram;
import org.murmuration.predictions.Answer;

/**
 * How sure a classifier must be for what it finds likeliest to be an answer.
 *
 * @param least probability, 0 to 1; 0 takes each for one
 */
public record Certainty(double least) implements Serializable {
  boolean has(Answer answer) {
    return ConfidenceHistogram.isAtLeast(answer.best().probability(), least);
  }

  /** The label; nothing where it is not sure enough, as any word for that could be a label. */
  Optional<String> answer(Answer answer) {
    return has(answer) ? Optional.of(answer.best().label()) : Optional.empty();
  }

  /** How many are not sure enough, where that can be. */
  Optional<String> line(long unsure, long images) {
    return least == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Unsure, with a confidence below %s: %d of %d images",
                least,
                unsure,
                images));
  }
}
