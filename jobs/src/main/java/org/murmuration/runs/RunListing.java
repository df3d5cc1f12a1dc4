package org.murmuration.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * All folders of runs that lay in a table at one moment, and which of them count: those that are
 * committed and that no other was committed in place of.
 *
 * @param all of them, oldest first
 */
record RunListing(List<RunFolder> all) {
  private static final int MOST_TIMES = 10;

  RunListing {
    all = List.copyOf(all);
  }

  /**
   * One request for the table, and two for each folder that is not known yet, many at one time.
   *
   * <p>A folder without its {@code _SUCCESS} may have been removed since the table was listed, as
   * another has its rows, which is not in that listing or was not committed yet. So the table is
   * listed again until each that does not count did not count before it was listed, either.
   *
   * @param known folders by location; committed ones that are read are added, as they stay as they
   *     are
   */
  static RunListing of(Storage storage, String root, Map<String, RunFolder> known)
      throws IOException {
    Set<String> before = Set.of();
    for (int i = 0; i < MOST_TIMES; i++) {
      RunListing listing = once(storage, root, known);
      Set<String> now = listing.uncommitted();
      if (before.containsAll(now)) {
        return listing;
      }
      before = now;
    }
    throw Refusal.temporary(
        "Cannot read the runs of %s: folders come and go, %d times that they were listed (run the command again)"
            .formatted(root, MOST_TIMES));
  }

  private Set<String> uncommitted() {
    return all.stream()
        .filter(folder -> !folder.isCommitted())
        .map(RunFolder::name)
        .collect(Collectors.toSet());
  }

  private static RunListing once(Storage storage, String root, Map<String, RunFolder> known)
      throws IOException {
    List<String> locations =
        storage.list(root).stream()
            .map(FileStatus::getPath)
            .filter(path -> path.getName().startsWith(RunFolders.PREFIX))
            .map(path -> path.toString())
            .toList();
    List<String> unread = locations.stream().filter(at -> !known.containsKey(at)).toList();
    List<RunFolder> folders = new ArrayList<>();
    locations.stream().filter(known::containsKey).map(known::get).forEach(folders::add);
    for (RunFolder read : new ManyRequests(storage).folders(unread)) {
      folders.add(read);
      if (read.isCommitted()) {
        known.put(read.location(), read);
      }
    }
    folders.sort(RunFolder.ORDER);
    return new RunListing(folders);
  }

  Stream<RunFolder> committed() {
    return all.stream().filter(RunFolder::isCommitted);
  }

  /** Names of folders that another run has the rows of, whether they are still there or not. */
  Set<String> replaced() {
    return committed()
        .flatMap(folder -> folder.replaced().runs().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that count, oldest first. */
  List<RunFolder> counting() {
    Set<String> replaced = replaced();
    return committed().filter(folder -> !replaced.contains(folder.name())).toList();
  }

  /** Names of those that never came to count. */
  List<String> unfinished() {
    Set<String> replaced = replaced();
    return all.stream()
        .filter(folder -> !folder.isCommitted())
        .map(RunFolder::name)
        .filter(name -> !replaced.contains(name))
        .toList();
  }

  /** The run that has the rows of another. */
  Optional<String> replacementOf(String name) {
    return committed()
        .filter(folder -> folder.replaced().runs().contains(name))
        .map(RunFolder::name)
        .reduce((older, newer) -> newer);
  }

  /** Later than all that is there, whose machines had other clocks. */
  long nextMillis() {
    long last = committed().mapToLong(RunFolder::timeMillis).max().orElse(0);
    return Math.max(System.currentTimeMillis(), last + 1);
  }

  /**
   * What a run says that takes the place of others.
   *
   * @param names of folders of {@link #counting}
   */
  RunManifest.Replaced replacedBy(List<String> names) {
    Set<String> there = all.stream().map(RunFolder::name).collect(Collectors.toSet());
    Set<String> before = replaced();
    Set<String> known = new TreeSet<>(before);
    known.addAll(names);
    Set<String> said = new TreeSet<>(names);
    before.stream()
        // Still to be removed, or a leg that the last one of its run is going to ask for.
        .filter(name -> there.contains(name) || isOfOpenRun(name, known))
        .forEach(said::add);
    return new RunManifest.Replaced(System.currentTimeMillis(), List.copyOf(said));
  }

  private static boolean isOfOpenRun(String name, Set<String> known) {
    return LegName.isOfAny(name) && !known.contains(LegName.run(name));
  }

  /** Those that were replaced so long ago, in the order in which they can be removed. */
  List<RunFolder> replacedBefore(long millis) {
    Set<String> names =
        committed()
            .map(RunFolder::replaced)
            .filter(replaced -> replaced.sinceMillis() <= millis)
            .flatMap(replaced -> replaced.runs().stream())
            .collect(Collectors.toSet());
    List<RunFolder> old = all.stream().filter(folder -> names.contains(folder.name())).toList();
    // What says that others count no more goes after them.
    return Stream.concat(
            old.stream().filter(folder -> folder.replaced().runs().isEmpty()),
            old.stream().filter(folder -> !folder.replaced().runs().isEmpty()))
        .toList();
  }
}
