package org.murmuration.report;

import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.WilsonInterval;

/** Draws the accuracy, its interval and the two baselines on one line from 0 to 100 %. */
final class AccuracyScale {
  private AccuracyScale() {}

  static String of(EvaluationReport report, ShownMetrics metrics) {
    ConfusionMatrix matrix = report.matrix();
    if (matrix.total() == 0) {
      return "";
    }
    WilsonInterval interval = report.interval();
    return """
    <figure class="scale">
    <div class="track" aria-hidden="true">
    <span class="band" style="left:%s;width:%s"></span>
    <span class="mark chance" style="left:%s"></span>
    %s
    <span class="dot" style="left:%s"></span>
    </div>
    <div class="ends" aria-hidden="true">\
    <span>0 %%</span><span>50 %%</span><span>100 %%</span></div>
    <figcaption><ul class="legend">
    %s%s%s%s</ul></figcaption>
    </figure>
    """
        .formatted(
            NumberFormats.cssPercent(interval.low()),
            NumberFormats.cssPercent(interval.high() - interval.low()),
            NumberFormats.cssPercent(matrix.chance()),
            isUneven(matrix) ? mark(matrix) : "",
            NumberFormats.cssPercent(matrix.accuracy()),
            item("dot", "Accuracy", metrics.percent("accuracy")),
            item("band", "95 % interval", metrics.range("accuracy_low", "accuracy_high")),
            item("mark chance", "Guessing", metrics.shortPercent("chance")),
            isUneven(matrix)
                ? item("mark majority", "Most frequent label", metrics.shortPercent("majority"))
                : "");
  }

  /** With as many images of each label, the two baselines are one. */
  private static boolean isUneven(ConfusionMatrix matrix) {
    return matrix.majority() > matrix.chance();
  }

  private static String mark(ConfusionMatrix matrix) {
    return "<span class=\"mark majority\" style=\"left:%s\"></span>"
        .formatted(NumberFormats.cssPercent(matrix.majority()));
  }

  private static String item(String style, String name, String value) {
    return ChartFigure.entry(style, "%s <b>%s</b>".formatted(name, value));
  }
}
