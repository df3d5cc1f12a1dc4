package org.murmuration.finetune;

import java.io.IOException;
import java.io.Serializable;
import org.murmuration.architecture.TailPlan;
import org.murmuration.network.Tail;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.TailCheckpoint;

/**
 * Where executors get the tail from: each reads it from the last checkpoint, so that half a
 * gigabyte of parameters is never in a broadcast, a closure or a heap. Small: it travels in
 * closures.
 *
 * @param from as the user named it
 * @param checkpoint folder on storage that executors reach
 */
record TailSource(byte[] classifierConfigJson, String from, Storage storage, String checkpoint)
    implements Serializable {
  TailPlan plan() {
    return plan(ClassifierConfig.read(classifierConfigJson, "the classifier"), from);
  }

  /**
   * @param from first layer of the tail
   */
  static TailPlan plan(ClassifierConfig classifier, String from) {
    return TailPlan.of(
        classifier.network().architecture(),
        classifier.head().cutPoint(),
        classifier.head().hidden(),
        classifier.head().labels().size(),
        from);
  }

  TailSource at(String otherCheckpoint) {
    return new TailSource(classifierConfigJson, from, storage, otherCheckpoint);
  }

  TailCheckpoint open() throws IOException {
    return TailCheckpoint.open(storage.folder(checkpoint));
  }

  /** The tail as it computes, which the caller closes. */
  Tail tail() throws IOException {
    TailPlan plan = plan();
    return Tail.of(plan, open().parameters(plan.slots()));
  }
}
