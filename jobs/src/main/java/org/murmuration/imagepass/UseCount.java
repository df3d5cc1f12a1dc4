package org.murmuration.imagepass;

import java.io.Serializable;
import org.murmuration.decode.ProfileUse;

/**
 * How many images were used. It is counted on what a pass kept, and not by accumulators, which
 * count a task twice if it is run twice.
 *
 * @param profilesIgnored those whose colour profile is broken or not of their kind
 */
record UseCount(long used, long profilesIgnored) implements Serializable {
  static final UseCount NONE = new UseCount(0, 0);

  UseCount plus(ImageOutcome outcome) {
    return outcome instanceof ImageOutcome.Used image
        ? plus(new UseCount(1, image.profile() == ProfileUse.IGNORED ? 1 : 0))
        : this;
  }

  UseCount plus(UseCount other) {
    return new UseCount(used + other.used, profilesIgnored + other.profilesIgnored);
  }
}
