package org.murmuration.report;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.Leakage;
import org.murmuration.evaluation.Mistake;
import org.murmuration.evaluation.ShownImage;

/** Shows images: what was named most wrong, and what was nearly the same in test and training. */
final class GalleryHtml {
  private final EvaluationReport report;
  private final ShownMetrics metrics;

  GalleryHtml(EvaluationReport report, ShownMetrics metrics) {
    this.report = report;
    this.metrics = metrics;
  }

  /** Nothing where nothing was wrong. */
  String mistakes() {
    List<Mistake> mistakes = report.gallery().mistakes();
    if (mistakes.isEmpty()) {
      return "";
    }
    boolean compared = mistakes.stream().anyMatch(mistake -> !mistake.neighbours().isEmpty());
    return Section.of(
        "The most wrong",
        """
        <p class="how">The images whose true label it thought least likely: a label may be wrong, \
        or something was not in the images learnt from.%s</p>
        <ul class="gallery">
        %s</ul>
        """
            .formatted(
                compared
                    ? " Beside each, small: the images most like it among those learnt from."
                    : "",
                mistakes.stream().map(GalleryHtml::mistake).collect(Collectors.joining())));
  }

  private static String mistake(Mistake mistake) {
    return """
    <li><div class="seen">%s<div class="near">%s</div></div>
    <p><b>%s</b> taken for <b>%s</b>, %s sure%s</p></li>
    """
        .formatted(
            picture(mistake.image()),
            mistake.neighbours().stream()
                .map(image -> labelled(image, "learnt from"))
                .collect(Collectors.joining()),
            Html.isolated(mistake.image().label()),
            Html.isolated(mistake.predicted()),
            ShownMetrics.prediction(mistake.imageId(), mistake.probability()),
            file(mistake.image()));
  }

  /** What was tested and seen before, as far as that is known. */
  String leakage() {
    return Section.of(
        "Seen before?",
        """
        <p class="how">A test image that was also learnt from makes the result look better than it \
        is.</p>
        """
            + new SeenSentences(report, metrics).paragraph()
            + report.gallery().leakage().map(this::said).orElse(""));
  }

  private String said(Leakage leakage) {
    return """
    <p>Test images with the very same bytes as one learnt from: <b>%s</b>. %s</p>
    %s"""
        .formatted(
            metrics.count("exact_duplicates"),
            leakage
                .near()
                .map(this::near)
                .orElse(
                    "Near duplicates were not looked for: " + Html.text(leakage.leftOut()) + "."),
            leakage.near().map(near -> pairs(near.shown())).orElse(""));
  }

  private String near(Leakage.Near near) {
    String found =
        "Nearly the same as one: <b>%s</b> (cosine of the embeddings %s or more)."
            .formatted(
                metrics.count("near_duplicates"), metrics.decimals("near_duplicate_similarity", 2));
    return near.images() > 0 && metrics.has("accuracy_without_near_duplicates")
        ? found
            + " Without these, accuracy is %s instead of %s."
                .formatted(
                    metrics.percent("accuracy_without_near_duplicates"),
                    metrics.percent("accuracy"))
        : found;
  }

  private static String pairs(List<Leakage.Pair> pairs) {
    return pairs.isEmpty()
        ? ""
        : "<ul class=\"gallery pairs\">\n"
            + pairs.stream().map(GalleryHtml::pair).collect(Collectors.joining())
            + "</ul>\n";
  }

  private static String pair(Leakage.Pair pair) {
    return """
    <li><div class="seen">%s%s</div>
    <p>%s tested, %s learnt from%s%s</p></li>
    """
        .formatted(
            picture(pair.test()),
            picture(pair.train()),
            Html.isolated(pair.test().label()),
            Html.isolated(pair.train().label()),
            file(pair.test()),
            file(pair.train()));
  }

  private static String labelled(ShownImage image, String use) {
    return "<figure title=\"%s: %s\">%s<figcaption>%s</figcaption></figure>"
        .formatted(use, Html.text(image.name()), picture(image), Html.isolated(image.label()));
  }

  private static String picture(ShownImage image) {
    return image
        .jpeg()
        .map(
            jpeg ->
                "<img alt=\"%s\" src=\"data:image/jpeg;base64,%s\">"
                    .formatted(Html.text(image.name()), Base64.getEncoder().encodeToString(jpeg)))
        .orElse("<span class=\"gone\">%s</span>".formatted(Html.isolated(image.name())));
  }

  private static String file(ShownImage image) {
    return "<span class=\"of file\">%s</span>".formatted(Html.isolated(image.name()));
  }
}
