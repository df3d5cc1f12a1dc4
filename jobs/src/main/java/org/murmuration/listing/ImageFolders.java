package org.murmuration.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Entry;
import org.murmuration.storage.PathPattern;
import org.murmuration.storage.Storage;
import org.murmuration.table.PackTable;

/**
 * What one path that a user named leads to: folders to list, of which the driver looks at the
 * topmost level only.
 *
 * @param roots the folder itself, or what a pattern matched
 * @param folders each for one task
 * @param files that a pattern matched, and what it matched and is passed over
 */
record ImageFolders(List<String> roots, List<ListedFolder> folders, List<Listed> files) {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  /**
   * A folder by its name, or else folders and files by a pattern.
   *
   * @throws Refusal if there is neither
   */
  static ImageFolders of(Storage storage, String location) throws IOException {
    if (storage.isFolder(location) && PackTable.isAt(storage, location)) {
      return new ImageFolders(List.of(location), List.of(), List.of());
    }
    if (storage.isFolder(location)) {
      return inRoot(storage, location);
    }
    if (storage.exists(location)) {
      throw Refusal.input(
          "Cannot read images: %s is a file, expected a folder (a list of images is for --manifest)"
              .formatted(location));
    }
    if (isPattern(location)) {
      return matching(storage, location);
    }
    throw Refusal.input("Cannot read images: there is no folder " + location);
  }

  static boolean isPattern(String location) {
    return WILDCARD.matcher(location).find();
  }

  /** Images that were named one by one, and what of these is passed over. */
  static ImageFolders ofFiles(List<Entry> named) {
    List<Listed> files = new ArrayList<>();
    for (Entry file : named) {
      files.addAll(
          Selection.passedOver(file)
              .map(List::of)
              .orElseGet(() -> ImageTable.listed(file, new ListedFolder(file.location(), null))));
    }
    return new ImageFolders(named.stream().map(Entry::location).toList(), List.of(), files);
  }

  private static ImageFolders inRoot(Storage storage, String root) throws IOException {
    List<ListedFolder> folders = new ArrayList<>();
    RemoteIterator<Entry> children = storage.entries(root);
    while (children.hasNext()) {
      Entry child = children.next();
      if (child.isFolder() && Selection.passedOver(child).isEmpty()) {
        folders.add(new ListedFolder(child.location(), child.name()));
      }
    }
    List<ListedFolder> all = new ArrayList<>();
    all.add(new ListedFolder(root, null));
    all.addAll(SplitFolders.in(storage, folders));
    return new ImageFolders(List.of(root), all, List.of());
  }

  private static ImageFolders matching(Storage storage, String pattern) throws IOException {
    Path root = root(new Path(pattern));
    ImageFolders found = new ImageFolders(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Entry match : new PathPattern(storage, found::isWanted).matches(pattern)) {
      found.add(match, root);
    }
    if (found.roots.isEmpty()) {
      throw Refusal.input(
          "Cannot read images: nothing matches %s (in quotes, or the shell takes its part of it)"
              .formatted(pattern));
    }
    return found;
  }

  private boolean isWanted(Entry match) {
    return Selection.passedOver(match).map(files::add).isEmpty();
  }

  /** The last folder above all wildcards. */
  private static Path root(Path pattern) {
    Path root = pattern;
    for (Path at = pattern; at != null; at = at.getParent()) {
      if (WILDCARD.matcher(at.getName()).find()) {
        root = at.getParent();
      }
    }
    return root;
  }

  /** Whether its images are in a pack, and not in folders. */
  boolean isPack() {
    return folders.isEmpty() && files.isEmpty();
  }

  private void add(Entry match, Path root) {
    Path place = new Path(match.location());
    roots.add(match.location());
    Path below = place;
    while (!below.getParent().equals(root)) {
      below = below.getParent();
    }
    if (match.isFolder()) {
      folders.add(new ListedFolder(match.location(), below.getName()));
    } else {
      String label = below.equals(place) ? null : below.getName();
      files.addAll(ImageTable.listed(match, new ListedFolder(root.toString(), label)));
    }
  }

  /**
   * @throws Refusal if an image lies in two of them
   */
  static void requireApart(List<ImageFolders> all) {
    List<String> roots =
        all.stream()
            .flatMap(found -> found.roots.stream())
            .map(root -> root + "/")
            .sorted()
            .toList();
    for (int i = 1; i < roots.size(); i++) {
      if (roots.get(i).startsWith(roots.get(i - 1))) {
        throw Refusal.input(
            "Cannot read images: %s is in %s, so they would be there twice (name one of them)"
                .formatted(roots.get(i), roots.get(i - 1)));
      }
    }
  }
}
