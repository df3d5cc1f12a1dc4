package org.murmuration.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a page of answers says around its pictures. */
final class AnswerHtml {
  private final AnswerPage page;
  private final AnswerCounts counts;

  AnswerHtml(AnswerPage page) {
    this.page = page;
    this.counts = page.counts();
  }

  /** What a location says behind its last slash. */
  static String nameOf(String location) {
    return location.replaceFirst("/+$", "").replaceFirst("^.*/", "");
  }

  String header() {
    return """
    <header>
    <p class="kind">Murmuration predictions</p>
    <h1>%s</h1>
    <p class="result">%s</p>
    <p class="verdict">All of them: %s</p>
    </header>
    """
        .formatted(
            Html.isolated(nameOf(page.predictions())), result(), Html.isolated(page.predictions()));
  }

  private String result() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        NumberFormats.count(counts.images(), "image")
            + (page.threshold() > 0 ? unsure() : "")
            + (counts.unused() > 0
                ? "; %s more could not be used".formatted(NumberFormats.count(counts.unused()))
                : "")
            + ".");
    if (counts.elsewhere() > 0) {
      sentences.add(
          "Not among those named in the last run, but earlier: %s."
              .formatted(NumberFormats.count(counts.elsewhere(), "image")));
    }
    return String.join(" ", sentences);
  }

  private String unsure() {
    return ", %s of them unsure: with a confidence below %s"
        .formatted(NumberFormats.count(counts.unsure()), page.threshold());
  }

  /** What the page leaves out, and which pictures it lacks. */
  String notice() {
    List<String> sentences = new ArrayList<>();
    long hidden = counts.images() - page.shown().count();
    if (hidden > 0) {
      sentences.add(leftOut(hidden));
    }
    if (page.shown().withoutPicture() > 0) {
      sentences.add(
          "%s without a picture, as the file is gone, changed or broken by now."
              .formatted(NumberFormats.count(page.shown().withoutPicture(), "image")));
    }
    return sentences.isEmpty()
        ? ""
        : "<aside class=\"notice\" role=\"note\">" + String.join(" ", sentences) + "</aside>\n";
  }

  private String leftOut(long hidden) {
    int least = page.shown().leastCertain().size();
    return "This page shows %s of %s: the %s least certain, and %s of the %s others, drawn by chance. %s not shown."
        .formatted(
            NumberFormats.count(page.shown().count()),
            NumberFormats.count(counts.images(), "image"),
            NumberFormats.count(least),
            NumberFormats.count(page.shown().others().size()),
            NumberFormats.count(counts.images() - least),
            NumberFormats.count(hidden) + (hidden == 1 ? " is" : " are"));
  }

  /** Images that could not be used, by name; nothing where there are none. */
  String unused() {
    return counts.unused() == 0
        ? ""
        : Section.of(
            "Could not be used",
            "<p class=\"how\">%s%s</p>\n<ul class=\"unused\">\n%s</ul>\n"
                .formatted(
                    NumberFormats.count(counts.unused(), "image"),
                    page.unused().size() < counts.unused()
                        ? ", of which the first %s are named here."
                            .formatted(NumberFormats.count(page.unused().size()))
                        : ".",
                    page.unused().stream().map(AnswerHtml::unused).collect(Collectors.joining())));
  }

  private static String unused(UnusedImage image) {
    return "<li><b>%s</b> %s <span class=\"of\">%s</span></li>\n"
        .formatted(
            Html.isolated(image.name()), Html.text(image.reason()), Html.isolated(image.message()));
  }

  String footer() {
    return """
    <footer><p>The share beside a label is the probability that the classifier gives it, which is \
    not how often it is right: evaluate measures that.</p></footer>
    """;
  }
}
