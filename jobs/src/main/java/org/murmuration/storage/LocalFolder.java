package org.murmuration.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What lies in a folder on a local disk. Hadoop's own listing drops without a word what it cannot
 * look at: links to nothing, and names that are no UTF-8.
 */
final class LocalFolder implements RemoteIterator<Entry> {
  private static final char UNREADABLE = '\uFFFD';

  private final String location;
  private final Iterator<Path> children;
  private Entry next;

  private LocalFolder(String location, List<Path> children) {
    this.location = location;
    this.children = children.iterator();
  }

  /**
   * @param location with its scheme
   * @throws FileNotFoundException if there is no such folder
   */
  static LocalFolder at(String location, Path folder) throws IOException {
    // Names only, and at once: a stream would stay open where nobody asks for the last of them.
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new FileNotFoundException(e.getMessage());
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new LocalFolder(location, children);
  }

  @Override
  public boolean hasNext() throws IOException {
    while (next == null && children.hasNext()) {
      next = entry(children.next()).orElse(null);
    }
    return next != null;
  }

  @Override
  public Entry next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException("The folder has no more in it");
    }
    Entry entry = next;
    next = null;
    return entry;
  }

  /** Nothing for what is gone by now, and for what Hadoop lays beside its own files. */
  private Optional<Entry> entry(Path child) throws IOException {
    String name = child.getFileName().toString();
    if (name.startsWith(".") && name.endsWith(".crc")) {
      return Optional.empty();
    }
    NameEncoding.ofThisJvm().check(Storage.within(location, name));
    try {
      return Optional.of(
          entry(child, name, Files.readAttributes(child, BasicFileAttributes.class)));
    } catch (AccessDeniedException e) {
      // Whoever reads it says why that cannot be done.
      return Optional.of(entry(name, Entry.Kind.FILE));
    } catch (IOException e) {
      return Files.isSymbolicLink(child)
          ? Optional.of(entry(name, Entry.Kind.LINK_TO_NOTHING))
          : Optional.empty();
    }
  }

  private Entry entry(String name, Entry.Kind kind) {
    return new Entry(Storage.within(location, name), name, kind, 0, 0);
  }

  private Entry entry(Path child, String name, BasicFileAttributes attributes) throws IOException {
    return new Entry(
        Storage.within(location, name),
        name,
        kind(child, name, attributes),
        attributes.size(),
        attributes.lastModifiedTime().toMillis());
  }

  private static Entry.Kind kind(Path child, String name, BasicFileAttributes attributes)
      throws IOException {
    boolean spelt = name.indexOf(UNREADABLE) < 0 || Files.exists(child.resolveSibling(name));
    if (attributes.isDirectory()) {
      return leadsBack(child)
          ? Entry.Kind.LINK_BACK
          : spelt ? Entry.Kind.FOLDER : Entry.Kind.FOLDER_NOT_UTF8;
    }
    if (!attributes.isRegularFile()) {
      return Entry.Kind.NO_FILE;
    }
    return spelt ? Entry.Kind.FILE : Entry.Kind.FILE_NOT_UTF8;
  }

  /** Below such a link there would be no end. */
  private static boolean leadsBack(Path folder) throws IOException {
    if (!Files.isSymbolicLink(folder)) {
      return false;
    }
    Path target = folder.toRealPath();
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      if (above.toRealPath().startsWith(target)) {
        return true;
      }
    }
    return false;
  }
}
