package org.murmuration.storage;

import java.util.stream.Stream;

/** Names that a file may have on a local disk. */
public final class OddNames {
  private OddNames() {}

  /** Each ends as an image's does. */
  public static Stream<String> ofImages() {
    return Stream.of(
        "2024-06-01 12:30:45.jpg",
        "what?.jpg",
        "a*b.jpg",
        "[x].jpg",
        "{x,y}.jpg",
        "#1.jpg",
        "100%.jpg",
        "a%20b.jpg",
        "a+b&c=d;e,f.jpg",
        "it's.jpg",
        "\"quoted\".jpg",
        "back\\slash.jpg",
        " blank .jpg",
        "two\nlines.jpg",
        "a\ttab.jpg",
        "x".repeat(251) + ".jpg",
        "\uD83D\uDC26.jpg",
        "\u05E6\u05D9\u05E4\u05D5\u05E8.jpg",
        "gr\u00FCn.jpg",
        "gru\u0308n.jpg",
        "_DSC0001.JPG",
        "~$.jpg",
        "file:a.jpg",
        "C:\\photos\\a.jpg");
  }
}
