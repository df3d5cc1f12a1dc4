package org.murmuration.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;

/**
 * Writes an evaluation as one HTML page that holds all it needs: no script, no font, no picture
 * from elsewhere, so that it can be mailed, archived and opened offline. It begins with what a
 * reader wants to know, in words, and ends with what was run with what.
 */
public final class HtmlReport {
  /** A matrix of more labels is no picture any more, but a wall. */
  private static final int MOST_LABELS_DRAWN = 64;

  private HtmlReport() {}

  /** Writes UTF-8 and flushes; the stream stays open. */
  public static void write(EvaluationReport report, OutputStream out) throws IOException {
    out.write(page(report).getBytes(UTF_8));
    out.flush();
  }

  private static String page(EvaluationReport report) throws IOException {
    String title = Html.text(report.title());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
    style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s: evaluation</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(title, PagePart.text("report.css"), content(report));
  }

  private static String content(EvaluationReport report) {
    ShownMetrics metrics = new ShownMetrics(report.metrics());
    RunTables tables = new RunTables(report, metrics);
    GalleryHtml gallery = new GalleryHtml(report, metrics);
    return header(report, metrics)
        + notice(report)
        + AccuracyScale.of(report, metrics)
        + Highlights.of(report, metrics)
        + Section.of("What was taken for what", confusion(report.matrix(), metrics))
        + Section.of("Label by label", labels(report.matrix(), metrics))
        + gallery.mistakes()
        + gallery.leakage()
        + report
            .scores()
            .confidence()
            .map(sure -> Section.of("How sure it is", Calibration.of(sure, metrics)))
            .orElse("")
        + (report.history().isEmpty() ? "" : Section.of("How training went", history(report)))
        + "<div class=\"pair\">\n"
        + Section.of("Images", tables.counts() + tables.balance() + tables.rejects())
        + (report.run().settings().isEmpty()
            ? ""
            : Section.of("What was run with what", tables.settings()))
        + "</div>\n"
        + footer();
  }

  private static String header(EvaluationReport report, ShownMetrics metrics) {
    ResultSentences words = new ResultSentences(report, metrics);
    return """
    <header>
    <p class="kind">Murmuration evaluation</p>
    <h1>%s</h1>
    <p class="result">%s</p>
    <p class="verdict">%s</p>
    </header>
    """
        .formatted(Html.isolated(report.title()), words.result(), words.verdict());
  }

  private static String notice(EvaluationReport report) {
    return report
        .run()
        .notice()
        .map(text -> "<aside class=\"notice\" role=\"note\">" + Html.text(text) + "</aside>\n")
        .orElse("");
  }

  private static String confusion(ConfusionMatrix matrix, ShownMetrics metrics) {
    if (matrix.labels().size() > MOST_LABELS_DRAWN) {
      return "<p class=\"how\">%s labels are too many for a picture.</p>\n"
              .formatted(NumberFormats.count(matrix.labels().size()))
          + ConfusedPairs.of(matrix, metrics);
    }
    return """
    <p class="how">A row for each true label, a column for each label given. The blue diagonal \
    is right, orange is wrong; the stronger, the larger the share of the row. An empty field \
    is 0.</p>
    <div class="confusion">
    <div class="wide" role="region" aria-label="Confusion matrix" tabindex="0">
    %s</div>
    %s</div>
    """
        .formatted(ConfusionMatrixSvg.of(matrix), ConfusedPairs.of(matrix, metrics));
  }

  private static String labels(ConfusionMatrix matrix, ShownMetrics metrics) {
    return """
    <p class="how">Precision: when it names this label, how often that is right. Recall: of the \
    images with this label, how many it finds. F1: both in one number, high only if both are. \
    Below each, small: where the true value probably lies (95 % interval); it is wide where images \
    are few.</p>
    """
        + LabelTable.of(matrix, metrics);
  }

  private static String history(EvaluationReport report) {
    return LearningCurveSvg.of(report);
  }

  private static String footer() {
    return """
    <footer><p>The 95 % interval is Wilson's score interval (E. B. Wilson, 1927): from so many \
    test images, the true value is probably within it. A dash stands for a share of nothing; \
    metrics.json has 0 there. Beside this page: metrics.json has all its numbers, labels.json \
    which label a name in it is of, confusion.csv what was taken for what, and predictions, as \
    Parquet, what each image was named.</p></footer>
    """;
  }
}
