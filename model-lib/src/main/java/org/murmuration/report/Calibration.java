package org.murmuration.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.evaluation.ConfidenceHistogram;
import org.murmuration.evaluation.ConfidenceHistogram.Answered;
import org.murmuration.evaluation.ConfidenceHistogram.Bin;
import org.murmuration.evaluation.Metrics;
import org.murmuration.evaluation.WilsonInterval;
import org.murmuration.report.SharePanel.Point;

/**
 * Shows how far the classifier's probabilities can be trusted: whether it is right as often as it
 * says (a reliability diagram), and how much better it is where it is sure (an abstain curve).
 */
final class Calibration {
  /** More points than pixels help nobody. */
  private static final int MOST_POINTS = 200;

  private final ConfidenceHistogram confidence;
  private final ShownMetrics metrics;

  private Calibration(ConfidenceHistogram confidence, ShownMetrics metrics) {
    this.confidence = confidence;
    this.metrics = metrics;
  }

  static String of(ConfidenceHistogram confidence, ShownMetrics metrics) {
    Calibration calibration = new Calibration(confidence, metrics);
    return """
    <p class="how">With each label comes a probability: how sure it is. In the first picture \
    images are grouped by it: a dot on the dashed line is right as often as it says, one below is \
    too sure. The larger the dot, the more images; its line is the 95 %% interval. On average, what \
    it says and how often it is right lie %s apart (expected calibration error). The second picture \
    and the table: if only what it is surest of is answered, and the rest is left to a person, how \
    much of that is right.</p>
    <div class="curves">
    %s%s</div>
    %s"""
        .formatted(
            metrics.percent("expected_calibration_error"),
            calibration.reliability(),
            calibration.abstaining(),
            calibration.table());
  }

  private String reliability() {
    SharePanel panel =
        new SharePanel("Share named right by probability, in tenths", "how sure it says it is")
            .line(List.of(new Point(0, 0), new Point(1, 1)), "chance");
    for (Bin bin : confidence.bins()) {
      if (bin.images() > 0) {
        panel.dot(
            new Point(bin.meanConfidence(), bin.accuracy()),
            (double) bin.images() / confidence.total(),
            WilsonInterval.of(bin.right(), bin.images()),
            sentence(bin));
      }
    }
    return new ChartFigure(
            panel.close(),
            ChartFigure.entry("dots validation", "share named right")
                + ChartFigure.entry("stroke chance", "ideal"))
        .html();
  }

  private static String sentence(Bin bin) {
    return "%s named with %s to %s: %s right"
        .formatted(
            NumberFormats.count(bin.images(), "image"),
            NumberFormats.shortPercent(bin.low()),
            NumberFormats.shortPercent(bin.high()),
            NumberFormats.count(bin.right()));
  }

  private String abstaining() {
    List<Answered> curve = confidence.curve();
    int stride = Math.max(1, curve.size() / MOST_POINTS);
    List<Point> points =
        IntStream.range(0, curve.size())
            .filter(i -> i % stride == 0 || i == curve.size() - 1)
            .mapToObj(curve::get)
            .map(left -> new Point((double) left.images() / confidence.total(), left.accuracy()))
            .toList();
    String picture =
        new SharePanel("Share named right by share answered", "share of images answered")
            .line(points, "validation")
            .close();
    String legend = ChartFigure.entry("stroke validation", "right, of those answered");
    return new ChartFigure(picture, legend).html();
  }

  private String table() {
    String rows = Metrics.THRESHOLD_PERCENTS.stream().map(this::row).collect(Collectors.joining());
    return """
    <table class="thresholds">
    <thead><tr><th scope="col">Answers only if it is</th><th scope="col">Answered</th>\
    <th scope="col">Of these right</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    """
        .formatted(rows);
  }

  private String row(int percent) {
    boolean some = metrics.value("answered_share_at_" + percent) > 0;
    return "<tr><th scope=\"row\">at least %s %% sure</th><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            percent,
            metrics.percent("answered_share_at_" + percent),
            some ? metrics.percent("answered_accuracy_at_" + percent) : "–");
  }
}
