package org.murmuration.listing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.murmuration.label.LabelSpelling;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;
import org.murmuration.table.PackTable;

/**
 * Whether somebody named the folder above the one that holds the classes, or one of the classes.
 */
record ClassLevel(Storage storage) {
  private static final int MOST_NAMES = 5;

  /**
   * What was probably meant.
   *
   * @param location a folder that was named
   * @param labels of the images in it, two at most
   */
  Optional<String> hint(String location, List<String> labels) throws IOException {
    if (labels.size() > 1 || !storage.isFolder(location) || PackTable.isAt(storage, location)) {
      return Optional.empty();
    }
    String folder = storage.qualified(location);
    return labels.isEmpty() ? below(new Path(folder)) : above(folder, labels.get(0));
  }

  private Optional<String> below(Path folder) throws IOException {
    if (folder.isRoot()) {
      return Optional.empty();
    }
    String parent = folder.getParent().toString();
    TreeSet<String> classes = folders(parent);
    return classes.size() < 2
        ? Optional.empty()
        : Optional.of(
            "no image has a class, as all lie in %s itself and not in folders of it (did you mean %s, with the classes %s?)"
                .formatted(folder, parent, shown(classes)));
  }

  private Optional<String> above(String folder, String label) throws IOException {
    for (String name : folders(folder)) {
      String only = Storage.within(folder, name);
      // Images first: a class of millions need not be listed to the end.
      TreeSet<String> classes =
          LabelSpelling.of(name).equals(label) && !hasImages(only)
              ? folders(only)
              : new TreeSet<>();
      if (classes.size() > 1) {
        return Optional.of(
            "all images are of one class, '%s', in folders of it (did you mean %s, with the classes %s?)"
                .formatted(label, only, shown(classes)));
      }
    }
    return Optional.empty();
  }

  private TreeSet<String> folders(String location) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    RemoteIterator<Entry> entries = storage.entries(location);
    while (entries.hasNext()) {
      Entry entry = entries.next();
      if (entry.isFolder() && Selection.passedOver(entry).isEmpty()) {
        names.add(entry.name());
      }
    }
    return names;
  }

  private boolean hasImages(String location) throws IOException {
    RemoteIterator<Entry> entries = storage.entries(location);
    while (entries.hasNext()) {
      Entry entry = entries.next();
      if (!entry.isFolder() && Selection.passedOver(entry).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static String shown(TreeSet<String> names) {
    String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
    int more = names.size() - MOST_NAMES;
    return LabelSpelling.printable(first) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
