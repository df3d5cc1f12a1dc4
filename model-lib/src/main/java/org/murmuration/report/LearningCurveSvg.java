package org.murmuration.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Epoch;

/**
 * Draws how training went: loss in one picture and accuracy in another, because two scales in one
 * picture invite comparisons that mean nothing.
 */
final class LearningCurveSvg {
  private final List<Epoch> history;
  private final double chance;

  private LearningCurveSvg(EvaluationReport report) {
    this.history = report.history();
    this.chance = report.matrix().chance();
  }

  static String of(EvaluationReport report) {
    LearningCurveSvg curve = new LearningCurveSvg(report);
    return "<div class=\"curves\">\n" + curve.loss() + curve.accuracy() + "</div>\n";
  }

  private String loss() {
    double largest =
        history.stream()
            .flatMapToDouble(epoch -> DoubleStream.of(epoch.loss(), epoch.validationLoss()))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    Ticks ticks = Ticks.upTo(largest);
    String picture =
        new CurvePanel(history, ticks, "Loss by epoch. " + ends("Training", Epoch::loss))
            .axes(ticks::text)
            .line(Epoch::loss, "train")
            .line(Epoch::validationLoss, "validation")
            .close();
    String keys = key("train", "training loss");
    String legend =
        isMeasured(Epoch::validationLoss) ? keys + key("validation", "validation loss") : keys;
    return new ChartFigure(picture, legend).html();
  }

  private String accuracy() {
    if (!isMeasured(Epoch::validationAccuracy)) {
      return "";
    }
    String picture =
        new CurvePanel(
                history,
                Ticks.upTo(1),
                "Validation accuracy by epoch. " + ends("It", Epoch::validationAccuracy))
            .axes(value -> NumberFormats.shortPercent(value))
            .level(chance, "chance")
            .line(Epoch::validationAccuracy, "validation")
            .close();
    String legend = key("validation", "validation accuracy") + key("chance", "guessing");
    return new ChartFigure(picture, legend).html();
  }

  private String ends(String what, ToDoubleFunction<Epoch> value) {
    return "%s goes from %s to %s over %s."
        .formatted(
            what,
            NumberFormats.decimals(value.applyAsDouble(history.get(0)), 3),
            NumberFormats.decimals(value.applyAsDouble(history.get(history.size() - 1)), 3),
            NumberFormats.count(history.size(), "epoch"));
  }

  private boolean isMeasured(ToDoubleFunction<Epoch> value) {
    return history.stream().mapToDouble(value).anyMatch(Double::isFinite);
  }

  private static String key(String style, String name) {
    return ChartFigure.entry("stroke " + style, name);
  }
}
