package org.murmuration.evaluate;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.murmuration.table.ScoredImage;
import org.murmuration.table.ScoredImageTable;

/** Images that were named wrong, those first whose true label was thought least likely. */
final class MostWrong implements Comparator<ScoredImage>, Serializable {
  static final int SHOWN = 12;

  static List<ScoredImage> of(ScoredImageTable predictions) {
    return predictions.read().filter(image -> !image.correct()).takeOrdered(SHOWN, new MostWrong());
  }

  @Override
  public int compare(ScoredImage one, ScoredImage other) {
    return Comparator.comparing(ScoredImage::labelProbability)
        .thenComparing(ScoredImage::probability, Comparator.reverseOrder())
        .thenComparing(ScoredImage::uri)
        .compare(one, other);
  }
}
