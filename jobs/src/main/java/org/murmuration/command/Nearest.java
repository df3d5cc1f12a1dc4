package org.murmuration.command;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The known name that a mistyped one is nearest to. Exchanged letters and wrong ends are likelier
 * than wrong beginnings, and Jaro-Winkler's similarity counts them so.
 */
public record Nearest(Collection<String> known) {
  public String to(String mistyped) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    return known.stream()
        .max(
            Comparator.comparing((String candidate) -> similarity.apply(candidate, mistyped))
                .thenComparing(Comparator.reverseOrder()))
        .orElse("");
  }
}
