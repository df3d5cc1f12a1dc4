package org.murmuration.store;

import java.io.IOException;
import org.murmuration.seen.SeenImages;

/** The {@code seen.bin} of head and classifier folders; older ones have none. */
final class SeenFile {
  private static final String NAME = "seen.bin";

  private SeenFile() {}

  static void write(SealedFolder folder, SeenImages seen) throws IOException {
    if (seen.isKnown()) {
      folder.write(NAME, seen.write());
    }
  }

  static SeenImages read(SealedFolder folder) throws IOException {
    return folder.has(NAME)
        ? SeenImages.read(folder.read(NAME), folder.location() + "/" + NAME)
        : SeenImages.UNKNOWN;
  }
}
