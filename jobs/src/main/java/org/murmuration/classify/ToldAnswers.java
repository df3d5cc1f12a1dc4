package org.murmuration.classify;

import java.util.List;
import java.util.Optional;
import org.murmuration.answers.WrittenAnswers;
import org.murmuration.predictions.Coverage;

/**
 * What is said of the images that were listed.
 *
 * @param coverage what became of them, by this run or an earlier one
 * @param lines for a terminal
 * @param file with the answers, if one was wanted
 */
public record ToldAnswers(Coverage coverage, List<String> lines, Optional<WrittenAnswers> file) {
  public ToldAnswers {
    lines = List.copyOf(lines);
  }
}
