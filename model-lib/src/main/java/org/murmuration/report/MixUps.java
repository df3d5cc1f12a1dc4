package org.murmuration.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.MetricNames;

/** Lists which labels were taken for which, the most frequent first. */
final class MixUps {
  private static final int LISTED_AT_MOST = 6;

  record MixUp(int actual, int predicted, long count) {}

  private MixUps() {}

  static String of(ConfusionMatrix matrix, Numbers numbers) {
    MetricNames names = new MetricNames(matrix.labels().names());
    List<MixUp> all = all(matrix);
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
                    mixUp ->
                        item(
                            mixUp,
                            matrix,
                            numbers.count(names.of("support", mixUp.actual()), "image")))
                .collect(Collectors.joining()));
  }

  private static String item(MixUp mixUp, ConfusionMatrix matrix, String of) {
    return "<li><b>%s</b> taken for <b>%s</b><span class=\"of\">%s of %s</span></li>\n"
        .formatted(
            Html.isolated(matrix.labels().name(mixUp.actual())),
            Html.isolated(matrix.labels().name(mixUp.predicted())),
            Numbers.confusion(matrix, mixUp.actual(), mixUp.predicted()),
            of);
  }

  /** Pairs of different labels that occur, the most frequent first. */
  static List<MixUp> all(ConfusionMatrix matrix) {
    int labels = matrix.labels().size();
    return IntStream.range(0, labels * labels)
        .mapToObj(i -> new MixUp(i / labels, i % labels, matrix.count(i / labels, i % labels)))
        .filter(mixUp -> mixUp.actual() != mixUp.predicted() && mixUp.count() > 0)
        .sorted(Comparator.comparingLong(MixUp::count).reversed())
        .toList();
  }
}
