package org.murmuration.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.ImageUse.LabelUse;
import org.murmuration.evaluation.ImageUse.Rejects;
import org.murmuration.evaluation.MetricNames;
import org.murmuration.evaluation.Metrics;

/** Writes how many images there were, what became of them, and what was run with what. */
final class RunTables {
  /** Beyond it nobody reads on; the table's rejects have them all. */
  private static final int MOST_REJECT_LINES = 40;

  private final EvaluationReport report;
  private final ShownMetrics metrics;

  RunTables(EvaluationReport report, ShownMetrics metrics) {
    this.report = report;
    this.metrics = metrics;
  }

  String counts() {
    return facts(
        row("To learn from (train)", metrics.count("train_examples"))
            + row("To watch learning with (validation)", metrics.count("validation_examples"))
            + row("To test with", metrics.count("test_examples"))
            + row("Rejected (could not be used)", metrics.count("rejects"))
            + row("Labels", metrics.count("classes"))
            + report.scores().loss().stream()
                .mapToObj(loss -> row("Loss (mean cross-entropy, test)", loss(loss)))
                .collect(Collectors.joining()));
  }

  private String loss(double loss) {
    return Double.isFinite(loss) ? metrics.decimals("loss", 4) : "not a number (diverged)";
  }

  /** Images of each label; nothing where that is not known. */
  String balance() {
    List<LabelUse> balance = report.images().balance();
    if (balance.isEmpty()) {
      return "";
    }
    long most = balance.stream().mapToLong(RunTables::all).max().orElse(1);
    String rows =
        IntStream.range(0, balance.size())
            .mapToObj(label -> use(label, most))
            .collect(Collectors.joining());
    return """
    <h3>Balance: images of each label</h3>
    <table class="scores balance">
    <thead><tr><th scope="col">Label</th><th scope="col">%s</th><th scope="col">%s</th>\
    <th scope="col">%s</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    """
            .formatted(
                key("train", "Train"), key("validation", "Validation"), key("test", "Test"), rows)
        + grown(balance);
  }

  private static String key(String style, String name) {
    return "<span class=\"swatch %s\" aria-hidden=\"true\"></span>%s".formatted(style, name);
  }

  private static long all(LabelUse use) {
    return Math.max(1, use.train() + use.validation() + use.test());
  }

  private String use(int label, long most) {
    LabelUse use = report.images().balance().get(label);
    MetricNames names = new MetricNames(report.labels().names());
    return """
    <tr><th scope="row">%s<span class="stack" aria-hidden="true"><i class="train" style="width:%s">\
    </i><i class="validation" style="width:%s"></i><i class="test" style="width:%s"></i></span></th>\
    <td>%s</td><td>%s</td><td>%s</td></tr>
    """
        .formatted(
            Html.isolated(use.label()),
            NumberFormats.cssPercent((double) use.train() / most),
            NumberFormats.cssPercent((double) use.validation() / most),
            NumberFormats.cssPercent((double) use.test() / most),
            metrics.count(names.of("train_examples", label)),
            metrics.count(names.of("validation_examples", label)),
            metrics.count(names.of("test_examples", label)));
  }

  private String grown(List<LabelUse> balance) {
    long now = balance.stream().mapToLong(LabelUse::train).sum();
    return now == report.images().counts().train()
        ? ""
        : """
        <p class="how">The table has other images now than when the head was trained: the counts \
        by label are today's.</p>
        """;
  }

  /** Why files were rejected; nothing where none was. */
  String rejects() {
    List<Rejects> rejects = report.images().rejects();
    if (rejects.isEmpty()) {
      return "";
    }
    MetricNames names = new MetricNames(Metrics.rejectNames(rejects));
    String rows =
        IntStream.range(0, Math.min(rejects.size(), MOST_REJECT_LINES))
            .mapToObj(i -> reject(rejects.get(i), metrics.count(names.of("rejects", i))))
            .collect(Collectors.joining());
    return """
    <h3>Rejected files</h3>
    <table class="scores plain">
    <thead><tr><th scope="col">Label</th><th scope="col">Reason</th><th scope="col">Files</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    %s"""
        .formatted(
            rows,
            rejects.size() > MOST_REJECT_LINES
                ? "<p class=\"how\">And more: see the table's rejects.</p>\n"
                : "");
  }

  private static String reject(Rejects line, String files) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n"
        .formatted(Html.isolated(line.label()), Html.text(words(line.reason())), files);
  }

  /** {@code TOO_LARGE} as a person writes it. */
  private static String words(String reason) {
    return reason.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  String settings() {
    return facts(
        report.run().settings().stream()
            .map(setting -> row(setting.name().replace('_', ' '), Html.isolated(setting.value())))
            .collect(Collectors.joining()));
  }

  private static String facts(String rows) {
    return "<table class=\"facts\"><tbody>\n" + rows + "</tbody></table>\n";
  }

  private static String row(String name, String value) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n".formatted(Html.isolated(name), value);
  }
}
