package org.murmuration.report;

import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.murmuration.evaluation.ConfidenceHistogram;

/** The pictures of a page of answers, and the form that filters them where scripts run. */
final class AnswerGallery {
  private final AnswerPage page;
  private final Map<String, Long> counts;
  private final List<String> labels;
  private final Map<String, Integer> indices = new HashMap<>();

  AnswerGallery(AnswerPage page) {
    this.page = page;
    this.counts =
        page.shown()
            .all()
            .collect(Collectors.groupingBy(image -> image.best().label(), Collectors.counting()));
    this.labels =
        counts.keySet().stream()
            .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()))
            .toList();
    labels.forEach(label -> indices.put(label, indices.size()));
  }

  /** Hidden until the script is there that makes it work. */
  String filter() {
    return """
    <form class="filter" id="filter" hidden>
    <label>Label<select id="label">
    <option value="">All labels (%s)</option>
    %s</select></label>
    <label>Certainty<select id="certainty">
    <option value="">Any</option>
    %s<option value="0 0.5">Below 50 %%</option>
    <option value="0.5 0.8">50 %% to below 80 %%</option>
    <option value="0.8 0.95">80 %% to below 95 %%</option>
    <option value="0.95 2">95 %% and more</option>
    </select></label>
    <button type="reset">Show all</button>
    <p><output id="count"></output></p>
    </form>
    """
        .formatted(
            labels.size(),
            IntStream.range(0, labels.size()).mapToObj(this::option).collect(Collectors.joining()),
            page.threshold() > 0
                ? "<option value=\"unsure\">Unsure</option>\n<option value=\"sure\">Sure enough</option>\n"
                : "");
  }

  private String option(int index) {
    String label = labels.get(index);
    return "<option value=\"%s\">%s (%s)</option>\n"
        .formatted(index, Html.text(label), NumberFormats.count(counts.get(label)));
  }

  /** An image at a time: all together are some megabytes. */
  Stream<String> pieces() {
    boolean isSample = !page.shown().others().isEmpty();
    String title = isSample ? "The least certain" : "The least certain first";
    return Stream.concat(
        section(title, page.shown().leastCertain()),
        isSample
            ? section("Drawn from the others by chance", page.shown().others())
            : Stream.empty());
  }

  private Stream<String> section(String title, List<NamedImage> images) {
    String begin =
        """
        <section>
        <h2>%s</h2>
        %s<ul class="answers">
        """
            .formatted(Html.text(title), folder());
    return Stream.of(
            Stream.of(begin), images.stream().map(this::image), Stream.of("</ul>\n</section>\n"))
        .flatMap(part -> part);
  }

  /** Images of two file systems have none in common. */
  private String folder() {
    return page.folder().isEmpty()
        ? ""
        : "<p class=\"how\">Names of files are those in %s</p>\n"
            .formatted(Html.isolated(page.folder()));
  }

  private String image(NamedImage image) {
    boolean sure = isSure(image);
    return """
    <li data-label="%s" data-probability="%s"%s>%s
    <div><p><b>%s</b> %s%s</p>
    %s<p class="of">%s</p></div></li>
    """
        .formatted(
            indices.get(image.best().label()),
            image.best().probability(),
            sure ? "" : " data-unsure",
            picture(image),
            Html.isolated(image.best().label()),
            NumberFormats.percent(image.best().probability()),
            sure ? "" : " <span class=\"unsure\">unsure</span>",
            image.next().map(AnswerGallery::next).orElse(""),
            Html.isolated(image.name()));
  }

  private boolean isSure(NamedImage image) {
    return ConfidenceHistogram.isAtLeast(image.best().probability(), page.threshold());
  }

  private static String next(Guess next) {
    return "<p class=\"next\">next best: %s %s</p>\n"
        .formatted(Html.isolated(next.label()), NumberFormats.percent(next.probability()));
  }

  private static String picture(NamedImage image) {
    return image
        .jpeg()
        .map(
            jpeg ->
                "<img alt=\"\" loading=\"lazy\" src=\"data:image/jpeg;base64,%s\">"
                    .formatted(Base64.getEncoder().encodeToString(jpeg)))
        .orElse("<span class=\"empty\">no picture</span>");
  }
}
