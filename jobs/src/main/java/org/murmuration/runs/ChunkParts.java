package org.murmuration.runs;

import java.io.Serializable;
import java.util.List;

/**
 * The files that a chunk of images became, and what its task counted.
 *
 * @param chunk its number
 * @param images in the chunk
 * @param rows files of images that were used: one, or none
 * @param rejects files of images that were not: one, or none
 * @param profilesIgnored images that had a colour profile which cannot be used
 */
public record ChunkParts(
    int chunk, int images, List<WrittenFile> rows, List<WrittenFile> rejects, long profilesIgnored)
    implements Serializable {
  public ChunkParts {
    rows = List.copyOf(rows);
    rejects = List.copyOf(rejects);
  }

  /** Images that were used. */
  public long used() {
    return rows.stream().mapToLong(file -> file.part().rows()).sum();
  }
}
