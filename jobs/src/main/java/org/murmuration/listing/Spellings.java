package org.murmuration.listing;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.imagepass.ImageFile;

/** Labels that differ in nothing but case, each with the first image that has it. */
final class Spellings implements Serializable {
  private final TreeMap<String, String> uris = new TreeMap<>();

  Spellings plus(ImageFile file) {
    keep(file.label(), file.uri());
    return this;
  }

  Spellings plus(Spellings other) {
    other.uris.forEach(this::keep);
    return this;
  }

  private void keep(String label, String uri) {
    uris.merge(label, uri, (one, another) -> one.compareTo(another) <= 0 ? one : another);
  }

  /** From label to URI, in the labels' order. */
  Map<String, String> uris() {
    return uris;
  }
}
