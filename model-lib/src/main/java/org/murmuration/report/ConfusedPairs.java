package org.murmuration.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.MetricNames;

/** Lists which labels were taken for which, the most frequent first. */
final class ConfusedPairs {
  private static final int LISTED_AT_MOST = 6;

  /** A true label and another that images of it were given. */
  record Pair(int actual, int predicted, long count) {
    /** As in {@code robin taken for magpie}. */
    String words(ConfusionMatrix matrix) {
      return "<b>%s</b> taken for <b>%s</b>"
          .formatted(
              Html.isolated(matrix.labels().name(actual)),
              Html.isolated(matrix.labels().name(predicted)));
    }

    /** As in {@code 3 of 40}. */
    String share(ConfusionMatrix matrix, String support) {
      return ShownMetrics.confusion(matrix, actual, predicted) + " of " + support;
    }
  }

  private ConfusedPairs() {}

  static String of(ConfusionMatrix matrix, ShownMetrics metrics) {
    MetricNames names = new MetricNames(matrix.labels().names());
    List<Pair> all = all(matrix);
    if (all.isEmpty()) {
      return matrix.total() == 0 ? "" : "<p>No image was named wrong.</p>\n";
    }
    return """
    <div class="mixups">
    <h3>Most frequent mix-ups</h3>
    <ol>
    %s</ol>
    </div>
    """
        .formatted(
            all.stream()
                .limit(LISTED_AT_MOST)
                .map(
                    pair ->
                        item(
                            pair,
                            matrix,
                            metrics.count(names.of("support", pair.actual()), "image")))
                .collect(Collectors.joining()));
  }

  private static String item(Pair pair, ConfusionMatrix matrix, String support) {
    return "<li>%s<span class=\"of\">%s</span></li>\n"
        .formatted(pair.words(matrix), pair.share(matrix, support));
  }

  /** Pairs of different labels that occur, the most frequent first. */
  static List<Pair> all(ConfusionMatrix matrix) {
    int labels = matrix.labels().size();
    return IntStream.range(0, labels * labels)
        .mapToObj(i -> new Pair(i / labels, i % labels, matrix.count(i / labels, i % labels)))
        .filter(pair -> pair.actual() != pair.predicted() && pair.count() > 0)
        .sorted(Comparator.comparingLong(Pair::count).reversed())
        .toList();
  }
}
