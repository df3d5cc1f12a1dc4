package org.murmuration.storage;

import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.murmuration.refusal.Refusal;

/** A path as users write it, which must be one that Hadoop knows and logs may show. */
final class CheckedPath {
  /** A key or a password before the host; it may hold a slash. A number up to a slash is a port. */
  private static final Pattern PASSWORD = Pattern.compile("^[^/]+://[^\\s:/@]+:(?!\\d+/)\\S*@");

  private CheckedPath() {}

  /**
   * @throws Refusal (settings) if it is none, or has a secret in it
   */
  static Path of(String location) {
    if (PASSWORD.matcher(location).find()) {
      throw Refusal.settings(
          "Cannot use the path %s://*****: it has a key or a password in it, which logs would show (use a role, or Hadoop's credential provider)"
              .formatted(location.replaceFirst("://.*", "")));
    }
    try {
      return new Path(location);
    } catch (IllegalArgumentException e) {
      throw Refusal.settings(
          "Cannot use the path '%s': %s (before a name with a colon, write ./ or its whole path)"
              .formatted(location, e.getMessage()));
    }
  }

  /** Folders may be given with slashes at their end. */
  static String withoutSlashes(String folder) {
    // Letter by letter, because a listing asks this for each of millions of files.
    int end = folder.length();
    while (end > 0 && folder.charAt(end - 1) == '/') {
      end--;
    }
    return folder.substring(0, end);
  }
}
