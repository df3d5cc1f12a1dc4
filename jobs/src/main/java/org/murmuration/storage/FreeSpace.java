package org.murmuration.storage;

import java.io.IOException;
import org.murmuration.machine.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left where much is going to be written. Storage that has no end says a number that no
 * disk has.
 *
 * @param bytes left
 */
public record FreeSpace(String place, long bytes) {
  private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);

  public static FreeSpace at(Storage storage, String place) throws IOException {
    return new FreeSpace(place, storage.freeBytes(place));
  }

  /**
   * Warns before hours of work, where it may not be enough.
   *
   * @param most bytes of what is to be written, before it is compressed
   */
  public void warnBelow(long most) {
    if (isBelow(most)) {
      LOG.warn(
          "{} has {} left, and up to {} are to be written there (what is committed until it is full stays)",
          place,
          new Bytes(bytes).gibibytes(),
          new Bytes(most).gibibytes());
    }
  }

  boolean isBelow(long most) {
    return bytes < most;
  }
}
