package org.murmuration.report;

/** A part of the page that has a heading. */
final class Section {
  private Section() {}

  /**
   * @param title as plain text
   * @param content as HTML
   */
  static String of(String title, String content) {
    return "<section>\n<h2>" + Html.text(title) + "</h2>\n" + content + "</section>\n";
  }
}
