package org.murmuration.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.murmuration.engine.Precision;

/**
 * How like those of float32 embeddings are that other numbers gave.
 *
 * @param precision of those numbers
 * @param leastCosine of any photo that was compared; none where none was
 */
public record Likeness(Precision precision, OptionalDouble leastCosine) {
  /** Of float32 itself. */
  public static final Likeness SAME = new Likeness(Precision.FLOAT32, OptionalDouble.empty());

  /** For a run report. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("precision", precision.id());
    leastCosine.ifPresent(cosine -> facts.put("least_cosine_to_float32", cosine));
    return facts;
  }

  /** The least of all cuts; 1 for what is the same, zeros among it. */
  static double cosine(List<float[]> exact, List<float[]> found) {
    double least = 1;
    for (int cut = 0; cut < exact.size(); cut++) {
      least = Math.min(least, cosine(exact.get(cut), found.get(cut)));
    }
    return least;
  }

  private static double cosine(float[] exact, float[] found) {
    double product = 0;
    double exactSquares = 0;
    double foundSquares = 0;
    for (int i = 0; i < exact.length; i++) {
      product += (double) exact[i] * found[i];
      exactSquares += (double) exact[i] * exact[i];
      foundSquares += (double) found[i] * found[i];
    }
    boolean zeros = exactSquares == 0 && foundSquares == 0;
    return zeros ? 1 : product / Math.sqrt(exactSquares * foundSquares);
  }
}
