package org.murmuration.table;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.FullDisk;
import org.murmuration.storage.Storage;

/**
 * The runs of a table: folders {@code run=<id>}, each written by one job. A run counts only when
 * its {@code _SUCCESS} is there, because some committers show part files before a job is done; that
 * says which files it has, so that a broken copy of it is not read as far as it goes.
 */
final class RunFolders {
  private static final String PREFIX = "run=";
  private static final String SUCCESS = "_SUCCESS";

  /** In a draft, until it is complete; readers pass over it. */
  private static final String WRITING = "_WRITING";

  private final Storage storage;
  private final String root;

  /** Whose files were looked at already. */
  private final Set<String> whole = new HashSet<>();

  RunFolders(Storage storage, String root) {
    this.storage = storage;
    this.root = root;
  }

  /** Committed runs, oldest first. */
  List<String> committed() throws IOException {
    record Committed(String folder, long timeMillis) {}
    List<Committed> runs = new java.util.ArrayList<>();
    for (FileStatus child : storage.list(root)) {
      String folder = child.getPath().toString();
      if (child.getPath().getName().startsWith(PREFIX) && isCommitted(folder)) {
        requireWhole(folder);
        long time = storage.status(folder + "/" + SUCCESS).getModificationTime();
        runs.add(new Committed(folder, time));
      }
    }
    return runs.stream()
        .sorted(Comparator.comparing(Committed::timeMillis).thenComparing(Committed::folder))
        .map(Committed::folder)
        .toList();
  }

  private void requireWhole(String folder) throws IOException {
    if (whole.contains(folder)) {
      return;
    }
    byte[] said = storage.read(folder + "/" + SUCCESS);
    if (said.length > 0) {
      String run = folder.substring(folder.lastIndexOf(PREFIX) + PREFIX.length());
      PartFiles.read(said, folder + "/" + SUCCESS)
          .requireWhole(storage, folder, "run %s of %s".formatted(run, root));
    }
    whole.add(folder);
  }

  private boolean isCommitted(String folder) throws IOException {
    return storage.exists(folder + "/" + SUCCESS);
  }

  String folder(RunId run) {
    return root + "/" + PREFIX + run;
  }

  boolean isCommitted(RunId run) throws IOException {
    return isCommitted(folder(run));
  }

  /**
   * @throws Refusal (conflict) if that run is committed already
   */
  void requireNew(RunId run) throws IOException {
    if (isCommitted(run)) {
      throw Refusal.conflict(
          "Cannot write run %s: it is in %s already (name another run)".formatted(run, root));
    }
  }

  /** Removes a run, committed or not, and what attempts to write it left. */
  void clear(RunId run) throws IOException {
    for (String draft : drafts(run)) {
      storage.delete(draft + "/" + WRITING);
      storage.delete(draft);
    }
    storage.delete(folder(run));
  }

  private List<String> drafts(RunId run) throws IOException {
    return storage.list(root).stream()
        .map(child -> child.getPath().toString())
        .filter(child -> Storage.isDraftOf(folder(run), child))
        .toList();
  }

  /**
   * Writes and commits a run. Its files come together in a hidden folder, which then takes the
   * run's name in one move, and {@code _SUCCESS} comes last, because a move on an object store
   * copies file by file. So two processes that write the same run never mix their files: the second
   * is refused.
   *
   * @throws Refusal (conflict) if the run is there already, or another process began to write it
   */
  void write(RunId run, Dataset<Row> rows) throws IOException {
    requireNew(run);
    String draft = storage.draftBeside(folder(run));
    try {
      storage.createNew(draft + "/" + WRITING);
      rows.write().mode(SaveMode.Append).option("compression", "zstd").parquet(draft);
      requireUndisturbed(run, draft);
      commit(run, draft, PartFiles.in(rows.sparkSession(), storage, draft));
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names.
      requireUndisturbed(run, draft);
      storage.delete(draft);
      FullDisk.check(e, root);
      throw e;
    }
  }

  /** Spark would commit what is left of a folder that was removed meanwhile. */
  private void requireUndisturbed(RunId run, String draft) throws IOException {
    if (!storage.exists(draft + "/" + WRITING)) {
      storage.delete(draft);
      throw writtenByAnother(run);
    }
  }

  private void commit(RunId run, String draft, PartFiles files) throws IOException {
    requireNew(run);
    storage.delete(draft + "/" + SUCCESS);
    if (!storage.moveFolder(draft, folder(run))) {
      throw writtenByAnother(run);
    }
    storage.delete(folder(run) + "/" + WRITING);
    storage.publishNew(folder(run) + "/" + SUCCESS, files.json());
  }

  private Refusal writtenByAnother(RunId run) {
    return Refusal.conflict(
        "Cannot write run %s: another process writes it in %s, too (name another run)"
            .formatted(run, root));
  }
}
