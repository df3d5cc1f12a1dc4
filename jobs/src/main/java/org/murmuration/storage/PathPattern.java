package org.murmuration.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobPattern;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What a pattern with wildcards matches. Hadoop's own walk fails at a name with a colon, whether
 * the pattern matches it or not, and drops links to nothing.
 *
 * @param wanted whether what a wildcard matches is to be followed or found
 */
public record PathPattern(Storage storage, Predicate<Entry> wanted) {
  /** What there is, each once, in the order of the walk. */
  public List<Entry> matches(String pattern) throws IOException {
    Map<String, Entry> found = new LinkedHashMap<>();
    // Of {a/b,c} come two.
    for (String one : GlobExpander.expand(storage.qualified(pattern))) {
      Path path = CheckedPath.of(one);
      List<String> names = List.of(path.toUri().getPath().substring(1).split("/"));
      walk(new Path(path, Path.SEPARATOR).toString(), names, found);
    }
    return List.copyOf(found.values());
  }

  private void walk(String folder, List<String> names, Map<String, Entry> found)
      throws IOException {
    String name = names.get(0);
    GlobPattern pattern = new GlobPattern(name);
    try {
      if (!pattern.hasWildcard()) {
        // As it is written: a backslash takes its meaning from a wildcard.
        String plain = name.replaceAll("\\\\(.)", "$1");
        String location = Storage.within(folder, plain);
        go(new Step(location, names.size() == 1 ? storage.entry(location) : null), names, found);
        return;
      }
      RemoteIterator<Entry> entries = storage.entries(folder);
      while (entries.hasNext()) {
        Entry entry = entries.next();
        if (pattern.matches(entry.name()) && isWanted(name, entry)) {
          go(new Step(entry.location(), entry), names, found);
        }
      }
    } catch (FileNotFoundException e) {
      // A name without wildcards is not in every folder.
    }
  }

  /**
   * One name further.
   *
   * @param entry null where it was not asked for
   */
  private record Step(String location, Entry entry) {
    boolean isNoFolder() {
      return entry != null && !entry.isFolder();
    }
  }

  private void go(Step step, List<String> names, Map<String, Entry> found) throws IOException {
    if (names.size() == 1) {
      found.put(step.location(), step.entry());
    } else if (!step.isNoFolder()) {
      walk(step.location(), names.subList(1, names.size()), found);
    }
  }

  /** A pattern that begins with the sign of hidden names means them. */
  private boolean isWanted(String pattern, Entry entry) {
    boolean meant = pattern.startsWith(".") || pattern.startsWith("_");
    boolean usual = entry.isFolder() || entry.kind() == Entry.Kind.FILE;
    return (meant && usual) || wanted.test(entry);
  }
}
