package org.murmuration.table;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.murmuration.decode.ProfileUse;
import org.murmuration.imagepass.Chunk;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.runs.ChunkParts;
import org.murmuration.runs.RowFile;

/** Runs on executors: writes what became of a chunk's images, one attempt's. */
public final class OutcomeWriter implements AutoCloseable {
  private final OutcomeFiles files;
  private final Chunk chunk;
  private final RowFile rows;
  private final RowFile rejects;
  private final Map<ImageFile, String> rejectedAs;
  private long profilesIgnored;
  private int outcomes;

  OutcomeWriter(
      OutcomeFiles files,
      Chunk chunk,
      RowFile rows,
      RowFile rejects,
      Map<ImageFile, String> rejectedAs) {
    this.files = files;
    this.chunk = chunk;
    this.rows = rows;
    this.rejects = rejects;
    this.rejectedAs = Map.copyOf(rejectedAs);
  }

  /** Rejects that the table has already, for the same reason, are not written again. */
  public void add(ImageOutcome outcome) throws IOException {
    outcomes++;
    if (outcome instanceof ImageOutcome.Rejected reject) {
      addReject(reject);
    } else {
      rows.write(files.row(outcome));
      profilesIgnored += isWithoutItsProfile(outcome) ? 1 : 0;
    }
  }

  private void addReject(ImageOutcome.Rejected reject) throws IOException {
    if (!isKnown(reject)) {
      rejects.write(files.reject(reject));
    }
  }

  private static boolean isWithoutItsProfile(ImageOutcome outcome) {
    return outcome instanceof ImageOutcome.Used image && image.profile() == ProfileUse.IGNORED;
  }

  private boolean isKnown(ImageOutcome.Rejected reject) {
    String known = rejectedAs.getOrDefault(reject.file(), "");
    return List.of(known.split(" ", -1)).contains(reject.reason().name());
  }

  /**
   * Ends the files.
   *
   * @throws IllegalStateException if an image of the chunk is missing
   */
  public ChunkParts end() throws IOException {
    if (outcomes != chunk.images()) {
      throw new IllegalStateException(
          "Of %d images of a piece, %d came back".formatted(chunk.images(), outcomes));
    }
    return new ChunkParts(
        chunk.number(), chunk.images(), rows.end(), rejects.end(), profilesIgnored);
  }

  @Override
  public void close() throws IOException {
    try (rejects) {
      rows.close();
    }
  }
}
