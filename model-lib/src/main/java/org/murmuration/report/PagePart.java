package org.murmuration.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** What is copied into a page as it is: a style, a script. */
final class PagePart {
  private PagePart() {}

  /**
   * @param name of a file beside this class
   */
  static String text(String name) throws IOException {
    try (InputStream part = PagePart.class.getResourceAsStream(name)) {
      if (part == null) {
        throw new IllegalStateException("Cannot write a page: " + name + " is not in the jar");
      }
      return new String(part.readAllBytes(), UTF_8);
    }
  }
}
