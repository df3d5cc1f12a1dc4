package org.murmuration.finetune;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.network.TailState;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.TailCheckpoint;
import org.murmuration.store.TailProgress;
import org.murmuration.training.CheckpointFolders;

/**
 * Where a fine-tuning that is cut short goes on, and where executors read the tail: a folder for
 * each round that is still of use.
 *
 * @param madeFrom all that decides what comes out, by name
 */
record Checkpoints(CheckpointFolders folders, Map<String, String> madeFrom) {
  static Checkpoints in(Storage storage, String location, Map<String, String> madeFrom) {
    return new Checkpoints(new CheckpointFolders(storage, location, "round"), madeFrom);
  }

  String folder(int round) {
    return folders.folder(round);
  }

  boolean has(int round) throws IOException {
    return folders.storage().exists(folder(round));
  }

  /** Saves a round, whole or not at all. */
  void save(TailProgress progress, TailState state) throws IOException {
    NewFolder.at(folders.storage(), folder(progress.round()))
        .write(folder -> TailCheckpoint.write(state, progress, folder));
  }

  /**
   * The last round that was saved.
   *
   * @throws Refusal (conflict) if it was saved by a fine-tuning on other images or with other
   *     settings
   */
  Optional<TailProgress> latest() throws IOException {
    Optional<Integer> newest = folders.newestFirst().stream().findFirst();
    return newest.isEmpty() ? Optional.empty() : Optional.of(requireSame(read(newest.get())));
  }

  private TailProgress read(int round) throws IOException {
    try {
      return TailCheckpoint.open(folders.storage().folder(folder(round))).progress();
    } catch (FileNotFoundException e) {
      throw Refusal.input(
          "Cannot go on from %s: it lacks a file (remove it)".formatted(folder(round)));
    }
  }

  private TailProgress requireSame(TailProgress found) {
    if (!found.madeFrom().equals(madeFrom)) {
      throw folders.notOf("fine-tuning", found.madeFrom(), madeFrom, "--work");
    }
    return found;
  }

  /** Forgets all other rounds. */
  void keepOnly(Set<Integer> rounds) throws IOException {
    folders.keepOnly(rounds);
  }

  void clear() throws IOException {
    folders.clear();
  }
}
