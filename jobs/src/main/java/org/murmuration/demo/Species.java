package org.murmuration.demo;

import java.util.Locale;

/** The ten kinds of birds that the demonstration draws; {@link FieldGuide} says how each looks. */
enum Species {
  BARN_OWL,
  BLUE_TIT,
  FLAMINGO,
  GOLDFINCH,
  HOOPOE,
  KINGFISHER,
  MAGPIE,
  MALLARD,
  RAVEN,
  ROBIN;

  /** The name of the folder, and so of the label, of this species: {@code blue-tit}. */
  String folderName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
