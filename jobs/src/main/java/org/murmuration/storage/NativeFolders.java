package org.murmuration.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where native libraries are unpacked before they are loaded. Linux runs nothing from a file system
 * that is mounted noexec, as hardened machines mount their temporary folders.
 *
 * @param mounts as {@code /proc/mounts} has them: device, place, kind and options, with blanks
 *     between
 */
public record NativeFolders(List<String> mounts) {
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";
  private static final String TEMPORARY = "java.io.tmpdir";

  /** The words of Linux for a library on such a file system. */
  private static final Pattern REFUSED =
      Pattern.compile("(/\\S+?): (?:failed to map segment from shared object|cannot map .*)");

  private static final Pattern OF_CACHE = Pattern.compile("/\\.javacpp|/org/(bytedeco|nd4j)/");

  public NativeFolders {
    mounts = List.copyOf(mounts);
  }

  /** Of this machine; without mounts where it is not Linux. */
  public static NativeFolders ofThisMachine() {
    Path mounts = Path.of("/proc/mounts");
    try {
      return new NativeFolders(Files.isReadable(mounts) ? Files.readAllLines(mounts) : List.of());
    } catch (IOException e) {
      return new NativeFolders(List.of());
    }
  }

  /** Of this JVM's folders, those that nothing runs from, with the setting that moves them. */
  public List<String> problems() {
    return Stream.of(problem(cache(), CACHE), problem(System.getProperty(TEMPORARY), TEMPORARY))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String cache() {
    return System.getProperty(CACHE, System.getProperty("user.home") + "/.javacpp/cache");
  }

  Optional<String> problem(String folder, String setting) {
    return isNoExec(Path.of(folder).toAbsolutePath().normalize())
        ? Optional.of(words(folder, setting))
        : Optional.empty();
  }

  /** What to do about a library that Linux did not run; empty if that is not what was said. */
  public static Optional<String> refused(String message) {
    Matcher found = REFUSED.matcher(message);
    return found.find()
        ? Optional.of(words(found.group(1), mover(found.group(1))))
        : Optional.empty();
  }

  /** Spark's own libraries lie in the temporary folder, in which the cache may lie, too. */
  private static String mover(String library) {
    boolean isCached = library.startsWith(cache()) || OF_CACHE.matcher(library).find();
    return isCached ? CACHE : TEMPORARY;
  }

  private static String words(String place, String setting) {
    return "native libraries cannot run from %s, which is mounted noexec (name a folder elsewhere: -D%s=DIR in spark.driver.extraJavaOptions and spark.executor.extraJavaOptions)"
        .formatted(place, setting);
  }

  /** The mount that lies deepest above a folder decides, and of several at a place the last. */
  private boolean isNoExec(Path folder) {
    return mounts.stream()
        .map(line -> line.split(" "))
        .filter(words -> words.length > 3 && folder.startsWith(Path.of(plain(words[1]))))
        .reduce((one, next) -> depth(next) >= depth(one) ? next : one)
        .filter(words -> List.of(words[3].split(",")).contains("noexec"))
        .isPresent();
  }

  private static int depth(String[] words) {
    return Path.of(plain(words[1])).getNameCount();
  }

  /** Blanks are written as numbers. */
  private static String plain(String place) {
    return place.replace("\\040", " ");
  }
}
