package org.murmuration.runs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * The folder of a run or a leg, as storage listed it at one moment.
 *
 * @param isCommitted whether its {@code _SUCCESS} is there
 * @param markedMillis when storage says that this was written
 * @param manifest what it says; of very old runs nothing is known
 * @param parts lengths of its Parquet files by name
 * @param bytes of all of them
 */
record RunFolder(
    String location,
    boolean isCommitted,
    long markedMillis,
    Optional<RunManifest> manifest,
    Map<String, Long> parts,
    long bytes) {
  /** Runs of older programs came first, whatever a copy of them made of their files' times. */
  static final Comparator<RunFolder> ORDER =
      Comparator.comparing(RunFolder::isDated)
          .thenComparing(RunFolder::timeMillis)
          .thenComparing(RunFolder::location);

  RunFolder {
    parts = Map.copyOf(parts);
  }

  /**
   * Lists it, and reads what it says of itself: two requests. One that is removed meanwhile loses
   * its {@code _SUCCESS} first, and so it is not committed.
   */
  static RunFolder read(Storage storage, String location) throws IOException {
    List<FileStatus> files = storage.list(location);
    Map<String, Long> parts = PartFiles.parts(files);
    Optional<FileStatus> mark =
        files.stream()
            .filter(file -> file.getPath().getName().equals(RunFolders.SUCCESS))
            .findFirst();
    if (mark.isEmpty()) {
      return uncommitted(location, parts);
    }
    try {
      Optional<RunManifest> manifest =
          mark.get().getLen() == 0 ? Optional.empty() : manifest(storage, location);
      return new RunFolder(
          location, true, mark.get().getModificationTime(), manifest, parts, sum(parts));
    } catch (FileNotFoundException e) {
      return uncommitted(location, parts);
    }
  }

  private static RunFolder uncommitted(String location, Map<String, Long> parts) {
    return new RunFolder(location, false, 0, Optional.empty(), parts, sum(parts));
  }

  private static long sum(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Optional<RunManifest> manifest(Storage storage, String location)
      throws IOException {
    String mark = location + "/" + RunFolders.SUCCESS;
    byte[] said = storage.read(mark);
    return said.length == 0
        ? Optional.empty()
        : Optional.of(RunManifest.read(said, mark).withoutDigests());
  }

  /** What its name says behind {@code run=}. */
  String name() {
    return RunFolders.name(location);
  }

  private boolean isDated() {
    return committedMillis() > 0;
  }

  private long committedMillis() {
    return manifest.map(RunManifest::committedMillis).orElse(0L);
  }

  /** Its place among runs; of older ones, when storage says that they were committed. */
  long timeMillis() {
    return isDated() ? committedMillis() : markedMillis;
  }

  RunManifest.Replaced replaced() {
    return manifest.map(RunManifest::replaced).orElse(RunManifest.Replaced.NOTHING);
  }

  /** The same, without its files, for whoever has found it whole: it stays as it is. */
  RunFolder withoutFiles() {
    return new RunFolder(
        location,
        isCommitted,
        markedMillis,
        manifest.map(RunManifest::withoutFiles),
        Map.of(),
        bytes);
  }

  /**
   * @throws Refusal if a file is missing, has another length, or was not there
   */
  void requireWhole(String what) {
    manifest.ifPresent(said -> said.parts().requireAre(parts, what));
  }
}
