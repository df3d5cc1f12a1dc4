package org.murmuration.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.murmuration.store.Folder;

/** A folder on a Hadoop file system, as {@code model-lib} sees it. */
record StorageFolder(Storage storage, String location) implements Folder {
  @Override
  public InputStream open(String name) throws IOException {
    return storage.open(location + "/" + name);
  }

  @Override
  public OutputStream create(String name) throws IOException {
    return storage.create(location + "/" + name);
  }
}
