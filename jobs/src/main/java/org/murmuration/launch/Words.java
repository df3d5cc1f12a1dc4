package org.murmuration.launch;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What storage and the network throw, in words: a user knows no Java. */
record Words(Throwable thrown) {
  /** A class with its packages, or an exception alone, and the colon behind it. */
  private static final Pattern CLASS =
      Pattern.compile(
          "\\b(?:(?:[a-z_]\\w*\\.){2,}[A-Z][\\w$]*|[A-Z]\\w*(?:Exception|Error))\\b(?::\\s*)?");

  /** In one line, without names of classes. */
  String line() {
    String said = firstLine(thrown.getMessage());
    if (thrown instanceof UnknownHostException) {
      return "no host is known by the name " + said;
    }
    if (thrown instanceof FileSystemException && said.equals(file())) {
      return nature() + said;
    }
    return said.isBlank() ? ofName() : said;
  }

  private String file() {
    return thrown instanceof FileSystemException failed ? failed.getFile() : null;
  }

  /** {@code java.nio} says a file's name, and the rest by the kind of its exception. */
  private String nature() {
    if (thrown instanceof NoSuchFileException) {
      return "there is no file ";
    }
    if (thrown instanceof AccessDeniedException) {
      return "permission denied: ";
    }
    return thrown instanceof FileAlreadyExistsException ? "it exists already: " : "trouble with ";
  }

  /** Some exceptions say nothing but what they are. */
  private String ofName() {
    String words =
        thrown
            .getClass()
            .getSimpleName()
            .replaceAll("Exception$|Error$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return words.isBlank() || words.equals("io") ? "storage failed" : words;
  }

  private static String firstLine(String message) {
    String first = message == null ? "" : message.lines().findFirst().orElse("");
    return CLASS.matcher(ObjectStoreTrouble.plain(first)).replaceAll("").strip();
  }

  /** Whether the network refused for how this machine is set up. */
  boolean isWrongAddress() {
    return thrown instanceof BindException
        && String.valueOf(thrown.getMessage()).contains("Cannot assign requested address");
  }
}
