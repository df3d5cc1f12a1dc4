package org.murmuration.finetune;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.murmuration.dl4j.Parameters;
import org.murmuration.network.Classifier;
import org.murmuration.refusal.Refusal;
import org.murmuration.seen.SeenImages;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.HeadConfig;

/**
 * Where the fine-tuned classifier goes.
 *
 * @param wanted the head that it is to have, with the counts and scores of the one before
 */
record Destination(Storage storage, String folder, HeadConfig wanted) {
  /** All that decides the classifier, by name. */
  Map<String, String> described() {
    return wanted.settings();
  }

  String location() throws IOException {
    return storage.qualified(folder);
  }

  /**
   * @throws Refusal (conflict) if something else is there
   */
  Optional<FinetuneResult> alreadyDone() throws IOException {
    String location = location();
    if (!storage.exists(location)) {
      return Optional.empty();
    }
    HeadConfig found;
    try {
      found = ClassifierArchive.open(storage.folder(location)).config().head();
    } catch (FileNotFoundException e) {
      throw Refusal.conflict(
          "Cannot write classifier %s: something else is there (name another folder)"
              .formatted(location));
    }
    if (!found.fineTunedAs(wanted)) {
      throw Refusal.conflict(
          "Cannot write classifier %s: the one there was made from %s, this would be made from %s (name another folder, or remove it)"
              .formatted(location, found.settings(), described()));
    }
    return Optional.of(new FinetuneResult(location, found.metrics(), 0));
  }

  /** Before the work, so that it is not done for nothing. */
  void requireFree() throws IOException {
    NewFolder.at(storage, folder);
  }

  /**
   * The classifier with other parameters in its tail.
   *
   * @param seen which images it saw by now
   * @param tail is not closed
   */
  void publish(ClassifierArchive archive, HeadConfig head, SeenImages seen, Parameters tail)
      throws IOException {
    ClassifierConfig config = new ClassifierConfig(archive.config().network(), head);
    Parameters all =
        archive.parameters(
            Classifier.slots(
                config.network().architecture(),
                head.cutPoint(),
                head.hidden(),
                head.labels().size()));
    all.copyFrom(tail);
    try (Classifier classifier =
        Classifier.of(config.network().architecture(), head.cutPoint(), archive.labels(), all)) {
      NewFolder.at(storage, folder)
          .write(place -> ClassifierArchive.writeFineTuned(classifier, config, seen, place));
    }
  }
}
