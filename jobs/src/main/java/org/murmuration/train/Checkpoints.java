package org.murmuration.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.TrainingCheckpoint;
import org.murmuration.training.CheckpointFolders;

/**
 * Where a training that is cut short goes on: a folder beside the head, with a folder for the last
 * epoch that was saved. It is gone when the head is there.
 *
 * @param config of the head that the training is for
 * @param every epochs between two of them; 0 for never
 */
record Checkpoints(CheckpointFolders folders, HeadConfig config, int every) {
  static Checkpoints of(Storage storage, String headFolder, HeadConfig config, int every)
      throws IOException {
    String location = storage.qualified(Storage.beside(headFolder, ".checkpoint"));
    return new Checkpoints(new CheckpointFolders(storage, location, "epoch"), config, every);
  }

  String location() {
    return folders.location();
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
    for (int epoch : folders.newestFirst()) {
      try {
        TrainingCheckpoint found =
            TrainingCheckpoint.open(folders.storage().folder(folders.folder(epoch)));
        requireSame(found.config());
        return Optional.of(found);
      } catch (FileNotFoundException e) {
        // Its checksums come last: without them it is half of a checkpoint, and the one before
        // counts.
      }
    }
    return Optional.empty();
  }

  private void requireSame(HeadConfig found) {
    if (!found.madeAs(config)) {
      throw folders.notOf("training", found.madeFrom(), config.madeFrom(), "head");
    }
  }

  /** Saves an epoch and then forgets those before it. */
  void save(TrainingCheckpoint checkpoint) throws IOException {
    int epoch = checkpoint.history().size();
    NewFolder.replacing(folders.storage(), folders.folder(epoch), "").write(checkpoint::write);
    folders.keepOnly(Set.of(epoch));
  }

  void clear() throws IOException {
    folders.clear();
  }
}
