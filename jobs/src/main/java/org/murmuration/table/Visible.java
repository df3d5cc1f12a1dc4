package org.murmuration.table;

import org.apache.hadoop.fs.Path;

/** Names that start with a dot or an underscore are not for people's images. */
final class Visible {
  private Visible() {}

  static boolean isName(String name) {
    return !name.startsWith(".") && !name.startsWith("_");
  }

  /** Whether no name on the way from a folder down to a path is hidden. */
  static boolean below(String folder, Path path) {
    Path top = new Path(folder);
    for (Path at = path; at != null && !at.equals(top); at = at.getParent()) {
      if (!isName(at.getName())) {
        return false;
      }
    }
    return true;
  }
}
