package org.murmuration.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.cluster.ImageFile;
import org.murmuration.cluster.Storage;
import org.murmuration.refusal.Refusal;

/** Runs on executors: the files of a folder, as storage hands them out, a page at a time. */
final class FolderListing implements FlatMapFunction<ListedFolder, ImageFile> {
  private final Storage storage;

  FolderListing(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Iterator<ImageFile> call(ListedFolder folder) throws IOException {
    try {
      return new Files(
          folder,
          folder.label() == null
              ? storage.children(folder.location())
              : storage.filesBelow(folder.location()));
    } catch (FileNotFoundException e) {
      return Collections.emptyIterator(); // It was there a moment ago, and is no longer.
    } catch (AccessControlException | java.nio.file.AccessDeniedException e) {
      throw unreadable(folder, e);
    }
  }

  private static Refusal unreadable(ListedFolder folder, IOException e) {
    return Refusal.input(
        "Cannot read images: %s, or a folder in it, may not be listed: %s (check who may read it)"
            .formatted(folder.location(), e.getMessage()));
  }

  /** The visible files among what a folder holds. */
  private static final class Files implements Iterator<ImageFile> {
    private final ListedFolder folder;
    private final RemoteIterator<? extends FileStatus> all;
    private ImageFile next;

    Files(ListedFolder folder, RemoteIterator<? extends FileStatus> all) {
      this.folder = folder;
      this.all = all;
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null && all.hasNext()) {
          FileStatus status = all.next();
          if (status.isFile() && Visible.below(folder.location(), status.getPath())) {
            next = ImageTable.imageFile(status, folder.label());
          }
        }
      } catch (AccessControlException | java.nio.file.AccessDeniedException e) {
        throw unreadable(folder, e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return next != null;
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
