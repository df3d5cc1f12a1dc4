package org.murmuration.imagepass;

import java.util.regex.Pattern;

/** Says of a file that is not there why that may be. */
final class MissingFile {
  private static final Pattern OF_WINDOWS = Pattern.compile("[\\\\]|/[A-Za-z]:/");
  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

  private MissingFile() {}

  static boolean isNotUtf8(ImageFile file) {
    return file.uri().indexOf('\uFFFD') >= 0;
  }

  static String message(ImageFile file) {
    if (isNotUtf8(file)) {
      return "Its name is no UTF-8, and cannot be asked for as it is shown (rename it)";
    }
    // A file that was never there has neither length nor time.
    if (file.lengthBytes() > 0 || file.timeMillis() > 0) {
      return "The file is gone since it was listed";
    }
    return "There is no such file" + hint(file.uri());
  }

  private static String hint(String uri) {
    if (OF_WINDOWS.matcher(uri).find()) {
      return " (it looks like a path of Windows: write paths below the list's folder, with /)";
    }
    return ENCODED.matcher(uri).find() ? " (neither as it is written, nor with %XX decoded)" : "";
  }
}
