package org.murmuration.finetune;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.network.TailState;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.TailCheckpoint;
import org.murmuration.store.TailProgress;

/**
 * Where a fine-tuning that is cut short goes on, and where executors read the tail: a folder for
 * each round that is still of use.
 *
 * @param location qualified
 * @param madeFrom all that decides what comes out, by name
 */
record Checkpoints(Storage storage, String location, Map<String, String> madeFrom) {
  private static final String PREFIX = "round-";

  String folder(int round) {
    return location + "/" + PREFIX + "%08d".formatted(round);
  }

  /** Saves a round, whole or not at all. */
  void save(TailProgress progress, TailState state) throws IOException {
    NewFolder.at(storage, folder(progress.round()))
        .write(folder -> TailCheckpoint.write(state, progress, folder));
  }

  /**
   * The last round that was saved.
   *
   * @throws Refusal (conflict) if it was saved by a fine-tuning on other images or with other
   *     settings
   */
  Optional<TailProgress> latest() throws IOException {
    for (String name :
        storage.names(location).stream().sorted(Comparator.reverseOrder()).toList()) {
      if (name.startsWith(PREFIX)) {
        return Optional.of(requireSame(read(name)));
      }
    }
    return Optional.empty();
  }

  private TailProgress read(String name) throws IOException {
    try {
      return TailCheckpoint.open(storage.folder(location + "/" + name)).progress();
    } catch (FileNotFoundException e) {
      throw Refusal.input(
          "Cannot go on from %s/%s: it lacks a file (remove it)".formatted(location, name));
    }
  }

  private TailProgress requireSame(TailProgress found) {
    if (!found.madeFrom().equals(madeFrom)) {
      throw Refusal.conflict(
          "Cannot go on from %s: it was made from %s, this fine-tuning is made from %s (remove it, or name another --work)"
              .formatted(location, found.madeFrom(), madeFrom));
    }
    return found;
  }

  /** Forgets all other rounds. */
  void keepOnly(Set<Integer> rounds) throws IOException {
    for (String name : storage.names(location)) {
      if (name.startsWith(PREFIX)
          && !rounds.contains(Integer.parseInt(name.substring(PREFIX.length())))) {
        storage.delete(location + "/" + name);
      }
    }
  }

  void clear() throws IOException {
    storage.delete(location);
  }
}
