package org.murmuration.job;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that a mistyped one is nearest to. */
public record Nearest(Collection<String> known) {
  public String to(String mistyped) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(
            Comparator.comparing((String candidate) -> distance.apply(candidate, mistyped))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }
}
