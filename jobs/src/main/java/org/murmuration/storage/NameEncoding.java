package org.murmuration.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.util.List;
import org.murmuration.refusal.Refusal;

/**
 * How a JVM spells names of local files, which it takes from its locale. One without UTF-8 does not
 * find what has an umlaut in its name, and says that it is not there.
 *
 * @param charset as Java names it
 */
public record NameEncoding(String charset) {
  private static final char UNREADABLE = '\uFFFD';

  public static NameEncoding ofThisJvm() {
    // Windows hands out names in UTF-16, whatever the locale is.
    String own = System.getProperty("sun.jnu.encoding", UTF_8.name());
    return new NameEncoding(File.separatorChar == '/' ? own : UTF_8.name());
  }

  private boolean spellsAll() {
    return charset.equals(UTF_8.name()) || UTF_8.aliases().contains(charset);
  }

  /**
   * Of a name or a path of a local file.
   *
   * @throws Refusal (settings) if this JVM cannot spell it
   */
  void check(String path) {
    if (!spellsAll() && !US_ASCII.newEncoder().canEncode(path)) {
      throw Refusal.settings(
          "Cannot use '%s': its name is not in ASCII, and this process spells names of files in %s (set LC_ALL=C.UTF-8 or another locale of UTF-8 before it starts, and spark.executorEnv.LC_ALL for executors)"
              .formatted(path, charset));
    }
  }

  /**
   * @throws Refusal (settings) if letters of a command line were lost on its way into this JVM
   */
  public void checkArguments(List<String> arguments) {
    for (String argument : arguments) {
      if (!spellsAll() && argument.indexOf(UNREADABLE) >= 0) {
        throw Refusal.settings(
            "Cannot read '%s' on the command line: it is not in ASCII, and this process reads %s (set LC_ALL=C.UTF-8 or another locale of UTF-8)"
                .formatted(argument, charset));
      }
    }
  }
}
