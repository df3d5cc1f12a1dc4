package org.murmuration.onednn;

import java.util.List;
import java.util.Map;

/**
 * What each layer really runs on.
 *
 * @param byLayer the library's own names of kernels
 */
record Kernels(Map<String, String> byLayer) {
  /** What follows a kernel's name where the rule wanted another. */
  static final String REFUSED = " (Winograd was refused)";

  /** A line each, in the order of the layers. */
  List<String> lines() {
    return byLayer.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  /** Layers for which the library had not what the rule wanted. */
  List<String> refused() {
    return byLayer.entrySet().stream()
        .filter(entry -> entry.getValue().endsWith(REFUSED))
        .map(Map.Entry::getKey)
        .toList();
  }
}
