package org.murmuration.graph;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** What lies in the folder of an ONNX file: there are the weights that are no part of the file. */
public interface Beside {
  /** For a file whose folder is not to be read. */
  Beside NOTHING =
      name -> {
        throw new FileNotFoundException(name);
      };

  /**
   * Opens a file.
   *
   * @param name of a file in the folder itself, without any separator
   * @throws FileNotFoundException if there is none of that name
   */
  InputStream open(String name) throws IOException;
}
