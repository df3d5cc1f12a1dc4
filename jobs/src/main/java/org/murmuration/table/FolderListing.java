package org.murmuration.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.functional.RemoteIterators;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/** Runs on executors: the files of a folder, as storage hands them out, a page at a time. */
final class FolderListing implements FlatMapFunction<ListedFolder, ImageFile> {
  private static final FileStatus[] NOTHING = {};

  private final Storage storage;

  FolderListing(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Iterator<ImageFile> call(ListedFolder folder) {
    return new Files(storage, folder);
  }

  private static Refusal unreadable(ListedFolder folder, IOException e) {
    return Refusal.input(
        "Cannot read images: %s, or a folder in it, may not be listed: %s (check who may read it)"
            .formatted(folder.location(), e.getMessage()));
  }

  /**
   * The visible files of a folder, one folder in it after another. Not {@code listFiles}, which
   * asks HDFS for the blocks and a local disk for the owner of each file.
   */
  private static final class Files implements Iterator<ImageFile> {
    private final Storage storage;
    private final ListedFolder folder;
    private final Deque<String> unlisted = new ArrayDeque<>();
    private RemoteIterator<FileStatus> listing = RemoteIterators.remoteIteratorFromArray(NOTHING);
    private ImageFile next;

    Files(Storage storage, ListedFolder folder) {
      this.storage = storage;
      this.folder = folder;
      unlisted.add(folder.location());
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null && hasMore()) {
          look(listing.next());
        }
      } catch (AccessControlException | java.nio.file.AccessDeniedException e) {
        throw unreadable(folder, e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return next != null;
    }

    private boolean hasMore() throws IOException {
      while (!listing.hasNext() && !unlisted.isEmpty()) {
        listing = children(unlisted.remove());
      }
      return listing.hasNext();
    }

    private RemoteIterator<FileStatus> children(String location) throws IOException {
      try {
        return storage.children(location);
      } catch (FileNotFoundException e) {
        // It was there a moment ago, and is no longer.
        return RemoteIterators.remoteIteratorFromArray(NOTHING);
      }
    }

    private void look(FileStatus status) {
      if (!Visible.isName(status.getPath().getName())) {
        return;
      }
      if (status.isFile()) {
        next = ImageTable.imageFile(status, folder.label()).in(folder.split(), null);
      } else if (folder.label() != null) {
        unlisted.add(status.getPath().toString());
      }
    }

    @Override
    public ImageFile next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The folder has no more files");
      }
      ImageFile file = next;
      next = null;
      return file;
    }
  }
}
