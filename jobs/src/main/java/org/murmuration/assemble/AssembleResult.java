package org.murmuration.assemble;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.murmuration.command.JobResult;

/**
 * What {@code assemble} did.
 *
 * @param difference largest difference of a probability between one network and two steps; empty if
 *     the classifier was there already
 */
public record AssembleResult(String classifier, OptionalDouble difference) implements JobResult {
  @Override
  public Map<String, Object> facts() {
    return difference.isEmpty()
        ? Map.of("classifier", classifier)
        : Map.of("classifier", classifier, "largest_difference", difference.getAsDouble());
  }

  @Override
  public List<String> summary() {
    if (difference.isEmpty()) {
      return List.of(
          "Nothing to do: this classifier is there already", "Classifier: " + classifier);
    }
    return List.of(
        "Joined; one network and two steps differ by %.1e at most"
            .formatted(difference.getAsDouble()),
        "Classifier: " + classifier);
  }
}
