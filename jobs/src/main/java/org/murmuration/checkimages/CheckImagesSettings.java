package org.murmuration.checkimages;

import org.murmuration.decode.DecodeSettings;
import org.murmuration.legs.CommitEvery;
import org.murmuration.refusal.Given;

/**
 * How files are checked.
 *
 * @param decode how they become pixels
 * @param commitEvery how much work is committed at a time
 */
public record CheckImagesSettings(DecodeSettings decode, CommitEvery commitEvery) {
  private static final CheckImagesSettings DEFAULTS =
      new CheckImagesSettings(DecodeSettings.DEFAULT, CommitEvery.DEFAULT);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is missing
   */
  public CheckImagesSettings {
    Given.value("--max-pixels", decode);
    Given.value(CommitEvery.OPTION, commitEvery);
  }

  public static CheckImagesSettings defaults() {
    return DEFAULTS;
  }

  public CheckImagesSettings withDecode(DecodeSettings other) {
    return new CheckImagesSettings(other, commitEvery);
  }

  public CheckImagesSettings withCommitEvery(CommitEvery other) {
    return new CheckImagesSettings(decode, other);
  }
}
