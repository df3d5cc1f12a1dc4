package org.murmuration.picture;

import org.murmuration.architecture.LayerKind;

/**
 * Colours of a block: a light ground for dark text. In grey print the words in a block tell kinds
 * apart.
 *
 * @param fill of the ground
 * @param edge around it
 * @param text on it
 */
record Colours(String fill, String edge, String text) {
  static final String PAPER = "#ffffff";
  static final String INK = "#1c2733";
  static final String QUIET_INK = "#52606d";
  static final String CUT = "#b3261e";
  static final Colours PANEL = new Colours("#f5f7f9", "#d5dbe1", QUIET_INK);
  static final Colours LEFT_OUT = new Colours("#f6f6f6", "#c4c4c4", "#757575");

  static Colours of(LayerKind kind) {
    return switch (kind) {
      case INPUT -> on("#e6eaee", "#66757f");
      case CONVOLUTION -> on("#cfe2f6", "#2c6aa8");
      case RELU -> on("#fbe3c8", "#c07a2c");
      case MAX_POOL -> on("#f6cfd2", "#b23a48");
      case AVERAGE_POOL -> on("#f0d3ec", "#96408a");
      case CONCATENATE -> on("#dcd6f2", "#5d4ba8");
      case FLATTEN -> on("#e4e4d4", "#75754a");
      case DENSE -> on("#cdeacf", "#2f7d3b");
      case DROPOUT -> on("#f1ece4", "#a3937c");
      case SOFTMAX -> on("#fbeaa6", "#98800a");
      case OPERATOR -> on("#dfe7e3", "#4f6f62");
    };
  }

  private static Colours on(String fill, String edge) {
    return new Colours(fill, edge, INK);
  }
}
