package org.murmuration.evaluation;

import java.util.Optional;

/**
 * An image as the page shows it.
 *
 * @param uri where it lies; the page shows the last part of it
 * @param label its true label
 * @param jpeg a small picture of it; empty if the file is gone or changed
 */
public record ShownImage(String uri, String label, Optional<byte[]> jpeg) {
  /** The name of the file. */
  public String name() {
    return uri.replaceFirst("/+$", "").replaceFirst("^.*/", "");
  }
}
