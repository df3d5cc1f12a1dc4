package org.murmuration.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a table: folders {@code run=<id>}, the last leg of each, and {@code
 * run=<id>.leg-<number>}, those before it. A folder counts only when its {@code _SUCCESS} is there,
 * because a move on an object store shows part files one by one; that says which files it has, so
 * that a broken copy of it is not read as far as it goes.
 */
public final class RunFolders implements Runs {
  private static final Logger LOG = LoggerFactory.getLogger(RunFolders.class);
  static final String PREFIX = "run=";
  public static final String SUCCESS = "_SUCCESS";

  private final Storage storage;
  private final String root;

  /** Committed folders that were looked at already, by location. */
  private final Map<String, RunFolder> known = new HashMap<>();

  /** Names of folders that do not count, and that the user was told of. */
  private final Set<String> warnedOf = new HashSet<>();

  private Optional<List<String>> opened = Optional.empty();
  private Optional<TableLease> lease = Optional.empty();

  public RunFolders(Storage storage, String root) {
    this.storage = storage;
    this.root = root;
  }

  @Override
  public List<String> opened() throws IOException {
    if (opened.isEmpty()) {
      RunListing listing = listing();
      opened = Optional.of(committed(listing));
      warn(listing.unfinished());
    }
    return opened.get();
  }

  @Override
  public boolean reopen() throws IOException {
    List<String> before = opened();
    opened = Optional.empty();
    return !opened().equals(before);
  }

  private void warn(List<String> unfinished) {
    List<String> names = unfinished.stream().filter(warnedOf::add).toList();
    if (!names.isEmpty()) {
      LOG.warn(
          "In {}, {} folders have no {} and count for nothing: {} (a command is still at it, or died: run it again with {}, or remove them)",
          root,
          names.size(),
          SUCCESS,
          new UnfinishedRuns(names).folders(),
          new UnfinishedRuns(names).runIds());
    }
  }

  @Override
  public TableLease lease(String run) throws IOException {
    TableLease taken = TableLease.take(storage, root, run);
    lease = Optional.of(taken);
    return taken;
  }

  @Override
  public Optional<String> interrupted() {
    return lease.flatMap(TableLease::interrupted);
  }

  @Override
  public void requireHeld() throws IOException {
    if (lease.isPresent()) {
      lease.get().requireHeld();
    }
  }

  /** Runs that are committed and that no other has the rows of, oldest first. */
  public List<String> committed() throws IOException {
    return committed(listing());
  }

  private List<String> committed(RunListing listing) {
    List<RunFolder> counting = listing.counting();
    Set<String> there = listing.replaced();
    listing.committed().map(RunFolder::name).forEach(there::add);
    for (RunFolder folder : counting) {
      requireWhole(folder, there);
    }
    // None of them changes: their files, which may be many, need not be looked at once more.
    listing.committed().forEach(folder -> known.put(folder.location(), folder.withoutFiles()));
    return counting.stream().map(RunFolder::location).toList();
  }

  private RunListing listing() throws IOException {
    return RunListing.of(storage, root, known);
  }

  @Override
  public boolean areOfOneWriter() throws IOException {
    return areOfOneWriter(opened());
  }

  /**
   * @param folders of {@link #committed}
   */
  boolean areOfOneWriter(List<String> folders) {
    List<String> writers =
        folders.stream()
            .flatMap(folder -> Optional.ofNullable(known.get(folder)).stream())
            .flatMap(folder -> folder.manifest().stream())
            .filter(RunManifest::hasWriter)
            .map(RunManifest::writer)
            .toList();
    boolean isKnown = writers.size() == folders.size();
    return folders.size() < 2 || (isKnown && writers.stream().distinct().count() == 1);
  }

  private void requireWhole(RunFolder folder, Set<String> there) {
    String what = "run %s of %s".formatted(folder.name(), root);
    folder.requireWhole(what);
    for (String leg : folder.manifest().map(RunManifest::legs).orElse(List.of())) {
      if (!there.contains(leg)) {
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

  @Override
  public String folder(String name) {
    return root + "/" + PREFIX + name;
  }

  @Override
  public boolean isCommitted(String name) throws IOException {
    return storage.hasFile(folder(name) + "/" + SUCCESS)
        || listing().replacementOf(name).isPresent();
  }

  @Override
  public void requireNew(String run) throws IOException {
    Optional<String> merged = listing().replacementOf(run);
    if (merged.isPresent()) {
      throw Refusal.conflict(
          "Cannot write run %s: it was merged into run %s of %s already (name another run)"
              .formatted(run, merged.get(), root));
    }
    if (isCommitted(run)) {
      throw Refusal.conflict(
          "Cannot write run %s: it is in %s already (name another run)".formatted(run, root));
    }
  }

  @Override
  public List<String> committedLegs(String run) throws IOException {
    RunListing listing = listing();
    return Stream.concat(listing.committed().map(RunFolder::name), listing.replaced().stream())
        .filter(name -> LegName.isOf(run, name))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
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
    List<String> there = storage.names(root);
    if (there.contains(PREFIX + run)) {
      removeFolder(folder(run));
    }
    if (there.stream().anyMatch(name -> isLegOf(run, name))) {
      removeUnfinishedLegs(run);
    }
  }

  private static boolean isLegOf(String run, String folder) {
    return folder.startsWith(PREFIX) && LegName.isOf(run, name(folder));
  }

  private void removeUnfinishedLegs(String run) throws IOException {
    for (String leg : listing().unfinished()) {
      if (LegName.isOf(run, leg)) {
        storage.delete(folder(leg));
      }
    }
  }

  /** Its mark first: who reads meanwhile must not take what is left for all of it. */
  private void removeFolder(String location) throws IOException {
    storage.delete(location + "/" + SUCCESS);
    storage.delete(location);
    known.remove(location);
  }

  @Override
  public void publish(String run, String name, String from, RunManifest manifest)
      throws IOException {
    requireNew(run);
    placeMarked(run, name, from, manifest.committedAt(listing().nextMillis()));
  }

  /**
   * {@code _SUCCESS} comes along where the move is one step, so that readers who do not know it see
   * nothing that does not count; else last, because an object store copies file by file.
   */
  private void placeMarked(String run, String name, String from, RunManifest manifest)
      throws IOException {
    if (storage.movesInOneStep(root)) {
      storage.publish(from + "/" + SUCCESS, manifest.json());
      place(run, name, from, manifest);
      opened = Optional.empty();
    } else {
      place(run, name, from, manifest);
      mark(name, manifest);
    }
  }

  private void place(String run, String name, String from, RunManifest manifest)
      throws IOException {
    if (!storage.moveFolder(from, folder(name))) {
      throw writtenByAnother(run);
    }
    // An attempt that nobody waits for may have begun a file in the last moment.
    List<String> known = manifest.parts().names();
    for (String file : storage.names(folder(name))) {
      if (!known.contains(file) && !file.equals(SUCCESS)) {
        storage.delete(folder(name) + "/" + file);
      }
    }
  }

  private void mark(String name, RunManifest manifest) throws IOException {
    storage.publishNew(folder(name) + "/" + SUCCESS, manifest.json());
    opened = Optional.empty();
  }

  @Override
  public void end(String run, RunManifest manifest) throws IOException {
    requireNew(run);
    mark(run, manifest.committedAt(listing().nextMillis()));
  }

  /**
   * Lets a folder of a draft take the place of other runs, in one moment: that of its {@code
   * _SUCCESS}. In the order of runs it stands where the newest of them stood, so that what was
   * committed since then still comes after it.
   *
   * @param folders of {@link #opened}, oldest first; one at least
   * @throws Refusal (conflict) if the run is there already
   */
  public void replace(String run, String from, RunManifest manifest, List<String> folders)
      throws IOException {
    requireNew(run);
    RunListing listing = listing();
    List<RunFolder> there =
        listing.counting().stream().filter(folder -> folders.contains(folder.location())).toList();
    if (there.size() != folders.size()) {
      throw Refusal.temporary(
          "Cannot merge the runs of %s: of %d that were read, %d still count (run the command again)"
              .formatted(root, folders.size(), there.size()));
    }
    long place = there.get(there.size() - 1).timeMillis();
    List<String> names = there.stream().map(RunFolder::name).toList();
    RunManifest whole =
        manifest.replacing(listing.replacedBy(names)).committedAt(Math.max(1, place));
    if (manifest.isEmpty()) {
      mark(run, whole);
    } else {
      placeMarked(run, run, from, whole);
    }
  }

  /**
   * Removes folders that another run took the place of.
   *
   * @param millis since 1970, before which that was
   * @return their names
   */
  public List<String> removeReplacedBefore(long millis) throws IOException {
    List<String> removed = new ArrayList<>();
    for (RunFolder folder : listing().replacedBefore(millis)) {
      removeFolder(folder.location());
      removed.add(folder.name());
    }
    return removed;
  }

  /** Bytes of the Parquet files of some runs. */
  public long bytes(List<String> folders) throws IOException {
    return of(folders).mapToLong(RunFolder::bytes).sum();
  }

  /** Whether all of these say of themselves what runs say nowadays. */
  public boolean areOfToday(List<String> folders) throws IOException {
    return of(folders)
        .allMatch(folder -> folder.manifest().map(RunManifest::hasWriter).orElse(false));
  }

  private Stream<RunFolder> of(List<String> folders) throws IOException {
    return listing().committed().filter(folder -> folders.contains(folder.location()));
  }

  @Override
  public String root() {
    return root;
  }
}
