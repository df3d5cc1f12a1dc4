package org.murmuration.evaluation;

import java.util.stream.Collectors;

/** Writes how many images there were, and what was run with what. */
final class RunTables {
  private RunTables() {}

  static String counts(EvaluationReport report) {
    EvaluationReport.Counts counts = report.images().counts();
    return table(
        row("To train on", Figures.count(counts.train()))
            + row("To validate with", Figures.count(counts.validation()))
            + row("To test with", Figures.count(counts.test()))
            + row("Rejected (could not be used)", Figures.count(counts.rejects()))
            + row("Labels", Figures.count(report.labels().size()))
            + report.scores().loss().stream()
                .mapToObj(RunTables::loss)
                .collect(Collectors.joining()));
  }

  static String settings(EvaluationReport report) {
    return table(
        report.run().settings().stream()
            .map(setting -> row(setting.name(), setting.value()))
            .collect(Collectors.joining()));
  }

  private static String loss(double loss) {
    String shown = Double.isFinite(loss) ? Figures.decimals(loss, 4) : "not a number (diverged)";
    return row("Loss (mean cross-entropy, test)", shown);
  }

  private static String table(String rows) {
    return "<table class=\"facts\"><tbody>\n" + rows + "</tbody></table>\n";
  }

  private static String row(String name, String value) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
        .formatted(Html.isolated(name), Html.isolated(value));
  }
}
