package org.murmuration.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * What one path that a user named leads to: folders to list, of which the driver looks at the
 * topmost level only.
 *
 * @param roots the folder itself, or what a pattern matched
 * @param folders each for one task
 * @param files that a pattern matched
 */
record ImageFolders(List<String> roots, List<ListedFolder> folders, List<ImageFile> files) {
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
    if (WILDCARD.matcher(location).find()) {
      return matching(storage, location);
    }
    throw Refusal.input("Cannot read images: there is no folder " + location);
  }

  private static ImageFolders inRoot(Storage storage, String root) throws IOException {
    List<ListedFolder> folders = new ArrayList<>();
    RemoteIterator<FileStatus> children = storage.children(root);
    while (children.hasNext()) {
      FileStatus child = children.next();
      String name = child.getPath().getName();
      if (child.isDirectory() && Visible.isName(name)) {
        folders.add(new ListedFolder(child.getPath().toString(), name));
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
    for (FileStatus match : storage.matching(pattern)) {
      if (Visible.below(root.toString(), match.getPath())) {
        found.add(match, root);
      }
    }
    if (found.roots.isEmpty()) {
      throw Refusal.input(
          "Cannot read images: nothing matches %s (in quotes, or the shell takes its part of it)"
              .formatted(pattern));
    }
    return found;
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

  private void add(FileStatus match, Path root) {
    roots.add(match.getPath().toString());
    Path below = match.getPath();
    while (!below.getParent().equals(root)) {
      below = below.getParent();
    }
    if (match.isDirectory()) {
      folders.add(new ListedFolder(match.getPath().toString(), below.getName()));
    } else {
      String label = below.equals(match.getPath()) ? null : below.getName();
      files.add(ImageTable.imageFile(match, label));
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
