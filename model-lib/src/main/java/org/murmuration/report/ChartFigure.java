package org.murmuration.report;

/** A chart with the legend that says what is drawn in it how. */
record ChartFigure(String chart, String legend) {
  /**
   * An entry of a legend.
   *
   * @param style class of the sample, as the style sheet has it
   */
  static String entry(String style, String name) {
    return """
    <li><span class="key" aria-hidden="true"><span class="%s"></span></span>%s</li>
    """
        .formatted(style, name);
  }

  String html() {
    return "<figure>\n%s<figcaption><ul class=\"legend\">\n%s</ul></figcaption>\n</figure>\n"
        .formatted(chart, legend);
  }
}
