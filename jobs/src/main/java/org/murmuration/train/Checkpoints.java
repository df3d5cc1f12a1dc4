package org.murmuration.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.TrainingCheckpoint;

/**
 * Where a training that is cut short goes on: a folder beside the head, with a folder for the last
 * epoch that was saved. It is gone when the head is there.
 *
 * @param config of the head that the training is for
 * @param every epochs between two of them; 0 for never
 */
record Checkpoints(Storage storage, String location, HeadConfig config, int every) {
  private static final String PREFIX = "epoch-";

  static Checkpoints of(Storage storage, String headFolder, HeadConfig config, int every)
      throws IOException {
    String location = storage.qualified(headFolder.replaceFirst("/+$", "") + ".checkpoint");
    return new Checkpoints(storage, location, config, every);
  }

  boolean isDue(int epoch) {
    return every > 0 && epoch % every == 0;
  }

  /**
   * The last epoch that was saved whole.
   *
   * @throws Refusal (conflict) if it was saved by a training on other rows or with other settings
   */
  Optional<TrainingCheckpoint> latest() throws IOException {
    for (String name : newestFirst()) {
      try {
        TrainingCheckpoint found = TrainingCheckpoint.open(storage.folder(location + "/" + name));
        requireSame(found.config());
        return Optional.of(found);
      } catch (FileNotFoundException e) {
        // Its checksums come last: without them it is half of a checkpoint, and the one before
        // counts.
      }
    }
    return Optional.empty();
  }

  private List<String> newestFirst() throws IOException {
    return storage.names(location).stream()
        .filter(name -> name.startsWith(PREFIX))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private void requireSame(HeadConfig found) {
    if (!found.madeAs(config)) {
      throw Refusal.conflict(
          "Cannot go on from %s: it was made from %s, this training is made from %s (remove it, or name another head)"
              .formatted(location, found.madeFrom(), config.madeFrom()));
    }
  }

  /** Saves an epoch and then forgets those before it. */
  void save(TrainingCheckpoint checkpoint) throws IOException {
    String name = PREFIX + "%08d".formatted(checkpoint.history().size());
    List<String> older = newestFirst();
    NewFolder.replacing(storage, location + "/" + name, "").write(checkpoint::write);
    for (String before : older) {
      if (!before.equals(name)) {
        storage.delete(location + "/" + before);
      }
    }
  }

  void clear() throws IOException {
    storage.delete(location);
  }
}
