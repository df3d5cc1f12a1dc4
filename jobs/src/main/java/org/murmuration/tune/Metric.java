package org.murmuration.tune;

import java.util.Comparator;

/** What candidates are put in order by, on images that were held back. */
public enum Metric {
  /** Those first that name most images rightly; of equals, those surer of it. */
  ACCURACY {
    @Override
    Comparator<Trial> bestFirst() {
      return Comparator.comparing(Trial::accuracy)
          .reversed()
          .thenComparing(Comparator.comparing(Trial::loss));
    }
  },
  /** Those first that are surest of the right label. */
  LOSS {
    @Override
    Comparator<Trial> bestFirst() {
      return Comparator.comparing(Trial::loss);
    }
  };

  /** Of trials that went through. */
  abstract Comparator<Trial> bestFirst();
}
