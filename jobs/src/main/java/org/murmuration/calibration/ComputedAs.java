package org.murmuration.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.murmuration.engine.Cosine;
import org.murmuration.engine.Precision;

/**
 * In which numbers embeddings were computed, by what, and how like those of float32 they are.
 *
 * @param precision of the numbers
 * @param leastCosine to float32, of any photo that was compared; none where none was
 * @param engines that executors computed with, for people; several where their processors differ
 */
public record ComputedAs(Precision precision, OptionalDouble leastCosine, List<String> engines) {
  /** In float32 itself. */
  public static final ComputedAs FLOAT32 = in(Precision.FLOAT32, OptionalDouble.empty());

  public ComputedAs {
    engines = List.copyOf(engines);
  }

  static ComputedAs in(Precision precision, OptionalDouble leastCosine) {
    return new ComputedAs(precision, leastCosine, List.of());
  }

  /** By these engines. */
  public ComputedAs by(List<String> others) {
    return new ComputedAs(precision, leastCosine, others);
  }

  /** For a run report. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("precision", precision.id());
    facts.put("engines", engines);
    leastCosine.ifPresent(cosine -> facts.put("least_cosine_to_float32", cosine));
    return facts;
  }

  /** The least of all cuts. */
  static double cosine(List<float[]> exact, List<float[]> found) {
    double least = 1;
    for (int cut = 0; cut < exact.size(); cut++) {
      least = Math.min(least, Cosine.of(exact.get(cut), found.get(cut)));
    }
    return least;
  }
}
