package org.murmuration.listing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.functional.RemoteIterators;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.label.LabelSpelling;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;

/** Runs on executors: the files of a folder, as storage hands them out, a page at a time. */
final class FolderListing implements FlatMapFunction<ListedFolder, Listed> {
  private static final Entry[] NOTHING = {};

  private final Storage storage;

  FolderListing(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Iterator<Listed> call(ListedFolder folder) {
    return new Files(storage, folder);
  }

  private static Refusal unreadable(ListedFolder folder, IOException e) {
    return Refusal.input(
        "Cannot read images: %s, or a folder in it, may not be listed: %s (check who may read it)"
            .formatted(folder.location(), e.getMessage()));
  }

  /**
   * What is in a folder, one folder in it after another. Not {@code listFiles}, which asks HDFS for
   * the blocks and a local disk for the owner of each file.
   */
  private static final class Files implements Iterator<Listed> {
    private final Storage storage;
    private final ListedFolder folder;
    private final Deque<String> unlisted = new ArrayDeque<>();
    private RemoteIterator<Entry> listing = RemoteIterators.remoteIteratorFromArray(NOTHING);
    private final Deque<Listed> next = new ArrayDeque<>();
    private boolean hasImages;
    private boolean ended;

    Files(Storage storage, ListedFolder folder) {
      this.storage = storage;
      this.folder = folder;
      unlisted.add(folder.location());
    }

    @Override
    public boolean hasNext() {
      try {
        while (next.isEmpty() && !ended) {
          goOn();
        }
      } catch (AccessControlException | java.nio.file.AccessDeniedException e) {
        throw unreadable(folder, e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return !next.isEmpty();
    }

    private void goOn() throws IOException {
      if (hasMore()) {
        look(listing.next());
        return;
      }
      ended = true;
      if (folder.label() != null && !hasImages) {
        next.add(Listed.remark(Remark.EMPTY_FOLDER, folder.location()));
      }
    }

    private boolean hasMore() throws IOException {
      while (!listing.hasNext() && !unlisted.isEmpty()) {
        listing = children(unlisted.remove());
      }
      return listing.hasNext();
    }

    private RemoteIterator<Entry> children(String location) throws IOException {
      try {
        return storage.entries(location);
      } catch (FileNotFoundException e) {
        // It was there a moment ago, and is no longer.
        return RemoteIterators.remoteIteratorFromArray(NOTHING);
      }
    }

    private void look(Entry entry) {
      Optional<Listed> passedOver = Selection.passedOver(entry);
      if (passedOver.isPresent()) {
        next.add(passedOver.get());
      } else if (!entry.isFolder()) {
        next.addAll(ImageTable.listed(entry, folder));
        sayHowItIsSpelt();
      } else if (folder.label() != null) {
        unlisted.add(entry.location());
      }
    }

    /** Once for a folder. */
    private void sayHowItIsSpelt() {
      String label = folder.label();
      if (!hasImages && label != null && !label.equals(LabelSpelling.of(label))) {
        next.add(Listed.remark(Remark.RESPELT, label));
      }
      hasImages = true;
    }

    @Override
    public Listed next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The folder has no more files");
      }
      return next.remove();
    }
  }
}
