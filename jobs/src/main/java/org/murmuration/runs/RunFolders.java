package org.murmuration.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * The runs of a table: folders {@code run=<id>}, the last leg of each, and {@code
 * run=<id>.leg-<number>}, those before it. A folder counts only when its {@code _SUCCESS} is there,
 * because a move on an object store shows part files one by one; that says which files it has, so
 * that a broken copy of it is not read as far as it goes.
 */
public final class RunFolders {
  private static final String PREFIX = "run=";
  public static final String SUCCESS = "_SUCCESS";

  private final Storage storage;
  private final String root;

  /** Of folders whose files were looked at already; of very old ones nothing is known. */
  private final Map<String, Optional<RunManifest>> whole = new HashMap<>();

  private Optional<List<String>> opened = Optional.empty();

  public RunFolders(Storage storage, String root) {
    this.storage = storage;
    this.root = root;
  }

  /**
   * The runs that were committed when this was first asked, or first after it added one itself: who
   * reads a table several times must read the same, whatever others add meanwhile.
   */
  public List<String> opened() throws IOException {
    if (opened.isEmpty()) {
      opened = Optional.of(committed());
    }
    return opened.get();
  }

  /** Committed runs, oldest first. */
  public List<String> committed() throws IOException {
    return inOrder().stream().map(Committed::folder).toList();
  }

  /** A run that counts, and its place among the others. */
  private record Committed(String folder, boolean isDated, long timeMillis) {}

  /** Runs of older programs came first, whatever a copy of them made of their files' times. */
  private static final Comparator<Committed> ORDER =
      Comparator.comparing(Committed::isDated)
          .thenComparing(Committed::timeMillis)
          .thenComparing(Committed::folder);

  private List<Committed> inOrder() throws IOException {
    List<Committed> runs = new ArrayList<>();
    for (FileStatus child : storage.list(root)) {
      String folder = child.getPath().toString();
      if (child.getPath().getName().startsWith(PREFIX) && isCommitted(name(folder))) {
        requireWhole(folder);
        runs.add(committed(folder));
      }
    }
    runs.sort(ORDER);
    return runs;
  }

  /** Of older runs, when storage says that they were committed. */
  private Committed committed(String folder) throws IOException {
    long said = whole.get(folder).map(RunManifest::committedMillis).orElse(0L);
    return said > 0
        ? new Committed(folder, true, said)
        : new Committed(
            folder, false, storage.status(folder + "/" + SUCCESS).getModificationTime());
  }

  /** Its time comes after those of all runs that are there, whose machines had other clocks. */
  private RunManifest dated(RunManifest manifest) throws IOException {
    long last = inOrder().stream().mapToLong(Committed::timeMillis).max().orElse(0);
    return manifest.committedAt(Math.max(System.currentTimeMillis(), last + 1));
  }

  /**
   * Whether all of these were written by one process, and so no image has two rows in them.
   *
   * @param folders of {@link #committed}
   */
  public boolean areOfOneWriter(List<String> folders) {
    List<String> writers =
        folders.stream()
            .flatMap(folder -> whole.get(folder).stream())
            .filter(RunManifest::hasWriter)
            .map(RunManifest::writer)
            .toList();
    boolean known = writers.size() == folders.size();
    return folders.size() < 2 || (known && writers.stream().distinct().count() == 1);
  }

  private void requireWhole(String folder) throws IOException {
    if (whole.containsKey(folder)) {
      return;
    }
    String success = folder + "/" + SUCCESS;
    byte[] said = storage.read(success);
    Optional<RunManifest> manifest =
        said.length == 0 ? Optional.empty() : Optional.of(RunManifest.read(said, success));
    if (manifest.isPresent()) {
      requireWhole(folder, manifest.get());
    }
    whole.put(folder, manifest);
  }

  private void requireWhole(String folder, RunManifest manifest) throws IOException {
    String what = "run %s of %s".formatted(name(folder), root);
    manifest.parts().requireWhole(storage, folder, what);
    for (String leg : manifest.legs()) {
      if (!isCommitted(leg)) {
        throw Refusal.input(
            "Cannot read %s: its folder %s is missing (copy it again as a whole, or remove it and make it again)"
                .formatted(what, PREFIX + leg));
      }
    }
  }

  /** What a folder's name says behind {@code run=}. */
  public static String name(String folder) {
    return folder.substring(folder.lastIndexOf(PREFIX) + PREFIX.length());
  }

  /** Of a run or a leg. */
  public String folder(String name) {
    return root + "/" + PREFIX + name;
  }

  /** Whether a run is whole, or a leg counts. */
  public boolean isCommitted(String name) throws IOException {
    return storage.exists(folder(name) + "/" + SUCCESS);
  }

  /**
   * @throws Refusal (conflict) if that run is committed already
   */
  public void requireNew(String run) throws IOException {
    if (isCommitted(run)) {
      throw Refusal.conflict(
          "Cannot write run %s: it is in %s already (name another run)".formatted(run, root));
    }
  }

  /** Names of the legs of a run that are there, whether they count or not, without its last. */
  private List<String> legs(String run) throws IOException {
    return storage.names(root).stream()
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> name.substring(PREFIX.length()))
        .filter(name -> LegName.isOf(run, name))
        .toList();
  }

  /** Names of the legs of a run that count, without its last. */
  public List<String> committedLegs(String run) throws IOException {
    List<String> committed = new ArrayList<>();
    for (String leg : legs(run)) {
      if (isCommitted(leg)) {
        committed.add(leg);
      }
    }
    return committed;
  }

  /** The number of the last leg of a run that counts; 0 without any. */
  public int lastLeg(String run) throws IOException {
    return committedLegs(run).stream().mapToInt(LegName::number).max().orElse(0);
  }

  /**
   * Removes what attempts to write a run left. Legs that count stay, and the whole run if another
   * process commits it meanwhile: who finds its draft gone afterwards does not take it for done.
   */
  public void clear(String run) throws IOException {
    removeDrafts(run);
    if (!isCommitted(run)) {
      remove(run);
    }
  }

  private void removeDrafts(String run) throws IOException {
    for (String draft : RunDraft.of(storage, folder(run))) {
      RunDraft.remove(storage, draft);
    }
  }

  /**
   * Removes what attempts to write a run left, and its last leg, committed or not. Earlier legs
   * that count stay.
   */
  public void remove(String run) throws IOException {
    removeDrafts(run);
    storage.delete(folder(run));
    for (String leg : legs(run)) {
      if (!isCommitted(leg)) {
        storage.delete(folder(leg));
      }
    }
  }

  /**
   * Lets a folder of a draft become one that counts. It takes its name in one move, and {@code
   * _SUCCESS} comes last, because a move on an object store copies file by file. So two processes
   * that write the same run never mix their files: the second is refused.
   *
   * @param name of the run, or of a leg of it
   * @throws Refusal (conflict) if the run is there already, or another process wrote it
   */
  public void publish(String run, String name, String from, RunManifest manifest)
      throws IOException {
    requireNew(run);
    if (!storage.moveFolder(from, folder(name))) {
      throw writtenByAnother(run);
    }
    // An attempt that nobody waits for may have begun a file in the last moment.
    List<String> known = manifest.parts().names();
    for (String file : storage.names(folder(name))) {
      if (!known.contains(file)) {
        storage.delete(folder(name) + "/" + file);
      }
    }
    storage.publishNew(folder(name) + "/" + SUCCESS, dated(manifest).json());
    opened = Optional.empty();
  }

  /** Ends a run whose last leg has no file. */
  public void end(String run, RunManifest manifest) throws IOException {
    requireNew(run);
    storage.publishNew(folder(run) + "/" + SUCCESS, dated(manifest).json());
    opened = Optional.empty();
  }

  /** The folder that they lie in. */
  public String root() {
    return root;
  }

  /** What the second of two processes that write one run is told. */
  public Refusal writtenByAnother(String run) {
    return Refusal.conflict(
        "Cannot write run %s: another process writes it in %s, too (name another run)"
            .formatted(run, root));
  }
}
