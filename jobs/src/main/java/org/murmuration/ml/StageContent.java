package org.murmuration.ml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.murmuration.storage.Storage;
import org.murmuration.store.Folder;

/**
 * What a saved stage has beside Spark's metadata: the files of a network, a head or a classifier.
 */
@FunctionalInterface
interface StageContent {
  void write(Storage storage, Folder to) throws IOException;

  /** The files of a folder; the checksums among them are looked at by whoever reads the copy. */
  static StageContent copyOf(String folder) {
    return (storage, to) -> {
      for (String name : storage.names(folder)) {
        String file = Storage.within(folder, name);
        if (storage.hasFile(file)) {
          try (InputStream in = storage.open(file);
              OutputStream out = to.create(name)) {
            in.transferTo(out);
          }
        }
      }
    };
  }

  /** Nothing. */
  static StageContent none() {
    return (storage, to) -> {};
  }
}
