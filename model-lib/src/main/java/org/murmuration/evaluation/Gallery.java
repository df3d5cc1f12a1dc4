package org.murmuration.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Images that are worth a look.
 *
 * @param mistakes the most wrong ones first
 * @param leakage empty where it is not known what was learnt from
 */
public record Gallery(List<Mistake> mistakes, Optional<Leakage> leakage) {
  static final Gallery NONE = new Gallery(List.of(), Optional.empty());

  public Gallery {
    mistakes = List.copyOf(mistakes);
  }
}
