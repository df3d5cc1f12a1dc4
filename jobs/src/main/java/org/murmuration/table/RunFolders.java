package org.murmuration.table;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.murmuration.cluster.Storage;
import org.murmuration.refusal.Refusal;

/**
 * The runs of a table: folders {@code run=<id>}, each written by one job. A run counts only when
 * its {@code _SUCCESS} is there, because some committers show part files before a job is done.
 */
final class RunFolders {
  private static final String PREFIX = "run=";
  private static final String SUCCESS = "_SUCCESS";

  private final Storage storage;
  private final String root;

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
        long time = storage.status(folder + "/" + SUCCESS).getModificationTime();
        runs.add(new Committed(folder, time));
      }
    }
    return runs.stream()
        .sorted(Comparator.comparing(Committed::timeMillis).thenComparing(Committed::folder))
        .map(Committed::folder)
        .toList();
  }

  private boolean isCommitted(String folder) throws IOException {
    return storage.exists(folder + "/" + SUCCESS);
  }

  String folder(RunId run) {
    return root + "/" + PREFIX + run;
  }

  /**
   * The folder for a new run; what a crashed attempt of the same run left is removed.
   *
   * @throws Refusal (conflict) if that run is committed already
   */
  String claim(RunId run) throws IOException {
    if (isCommitted(folder(run))) {
      throw Refusal.conflict(
          "Cannot write run %s: it is in %s already (name another run)".formatted(run, root));
    }
    storage.delete(folder(run));
    return folder(run);
  }
}
