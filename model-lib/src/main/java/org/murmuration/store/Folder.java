package org.murmuration.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Named files in one place, wherever that is. */
public interface Folder {
  /**
   * @throws java.io.FileNotFoundException if there is no such file
   */
  InputStream open(String name) throws IOException;

  /** Creates or replaces a file. */
  OutputStream create(String name) throws IOException;

  /** The place as a user knows it, for messages. */
  String location();
}
