package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes that were written to files below a folder, drafts and what is removed again included: seen
 * by looking often. A file that is moved is the same file; a copy is another. What comes and goes
 * between two looks is not seen.
 */
final class WrittenBelow {
  private final Path folder;
  private final Map<Object, Long> lengths = new HashMap<>();
  private long ended;

  WrittenBelow(Path folder) {
    this.folder = folder;
  }

  /** All that was there before the first look counts, too. */
  void look() throws IOException {
    Folders.look(folder, file -> note(file.fileKey(), file.size()));
  }

  /** A key with fewer bytes than before is that of a new file, or of one that is written anew. */
  private void note(Object key, long bytes) {
    long before = lengths.getOrDefault(key, 0L);
    if (bytes < before) {
      ended += before;
    }
    lengths.put(key, bytes);
  }

  long bytes() {
    return ended + lengths.values().stream().mapToLong(Long::longValue).sum();
  }
}
