package org.murmuration.importing;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.murmuration.architecture.Backbone;
import org.murmuration.image.Preset;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.store.Source;

/** What may be there already, so that a command that runs again has nothing to do. */
record ExistingNetwork(Storage storage, String folder) {
  /** Whether this very network is there. */
  boolean is(Backbone network, Preset preset, Source source) throws IOException {
    try {
      NetworkConfig found = NetworkArchive.open(storage.folder(folder)).config();
      return found.backbone().equals(network)
          && found.preset().equals(preset.id())
          && found.source().equals(source);
    } catch (FileNotFoundException e) {
      return false;
    }
  }
}
