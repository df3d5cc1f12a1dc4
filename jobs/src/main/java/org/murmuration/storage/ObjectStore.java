package org.murmuration.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What Hadoop need not do on S3: there are no folders that must be made, only names with slashes in
 * them, and an object is there when it is whole.
 */
final class ObjectStore {
  private static final Set<String> SCHEMES = Set.of("s3a");

  private ObjectStore() {}

  static boolean has(FileSystem files) {
    return SCHEMES.contains(files.getUri().getScheme());
  }

  /** Without a look at what is there, which it replaces: for names that no folder has. */
  static OutputStream create(FileSystem files, Path path) throws IOException {
    return (OutputStream)
        files
            .createFile(path)
            .recursive()
            .overwrite(true)
            .opt("fs.s3a.create.performance", true)
            .build();
  }

  /** Creates or replaces an object; what a failure leaves of it never comes to its name. */
  static void write(FileSystem files, Path path, byte[] content) throws IOException {
    FSDataOutputStream out = files.create(path, true);
    try {
      out.write(content);
    } catch (IOException | RuntimeException | Error e) {
      out.abort();
      throw e;
    }
    out.close();
  }
}
