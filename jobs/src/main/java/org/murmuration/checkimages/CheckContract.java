package org.murmuration.checkimages;

import org.murmuration.decode.DecodeSettings;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.JsonFormat;

/**
 * Under which settings files were checked until a run was cut short.
 *
 * @param kind which tells it from the contracts of tables
 * @param settings how files became pixels
 */
record CheckContract(int formatVersion, String kind, String settings) {
  private static final int FORMAT_VERSION = 1;
  private static final String KIND = "checked images";

  static CheckContract of(DecodeSettings settings) {
    return new CheckContract(FORMAT_VERSION, KIND, settings.id());
  }

  /**
   * @param location of the JSON, for messages
   */
  static CheckContract read(byte[] json, String location) {
    return new JsonFormat().read(json, CheckContract.class, location);
  }

  /**
   * @param folder of this one
   * @param output that is to be made
   * @throws Refusal (conflict) naming both settings
   */
  void requireSame(CheckContract wanted, String folder, String output) {
    if (!equals(wanted)) {
      throw Refusal.conflict(
          "Cannot go on with %s: a run that was cut short checked images with %s, this run has %s (name another output, or remove %s to begin anew)"
              .formatted(output, settings, wanted.settings, folder));
    }
  }
}
