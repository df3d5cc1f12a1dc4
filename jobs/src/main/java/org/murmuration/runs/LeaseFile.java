package org.murmuration.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/** Where the lease of a table lies. Who renews it writes over it, so that it is never gone. */
record LeaseFile(Storage storage, String location, LeaseTimes times) {
  private static final int TRIES = 5;
  private static final int MOST_LOOKS = 10;

  static LeaseFile of(Storage storage, String table, LeaseTimes times) {
    return new LeaseFile(storage, table + "/_lease.json", times);
  }

  /** What was found there at one moment. */
  record Found(byte[] bytes, LeaseNote note) {
    boolean isSame(Found other) {
      return Arrays.equals(bytes, other.bytes);
    }
  }

  /** Nothing if there is no lease. */
  Optional<Found> read() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try {
        byte[] bytes = storage.read(location);
        return Optional.of(new Found(bytes, LeaseNote.read(bytes, location)));
      } catch (FileNotFoundException e) {
        return Optional.empty();
      } catch (IOException | Refusal e) {
        // Half of it, as somebody is writing.
        pause(times.settleMillis() / TRIES);
      }
    }
    return unreadable();
  }

  private Optional<Found> unreadable() throws IOException {
    try {
      long written = storage.status(location).getModificationTime();
      byte[] bytes = Long.toString(written).getBytes(UTF_8);
      return Optional.of(new Found(bytes, LeaseNote.unreadable(written, times.lifeMillis())));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Unless there is one already. Some storage first looks and then moves: another that looked in
   * the same moment has a draft there as long as it has not moved it, and is waited for.
   */
  void create(LeaseNote note) throws IOException {
    storage.publishInSight(location, note.json());
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(times.settleMillis());
    while (!RunDraft.of(storage, location).isEmpty() && System.nanoTime() < end) {
      pause(Math.max(1, times.settleMillis() / MOST_LOOKS));
    }
  }

  void write(LeaseNote note) throws IOException {
    try (OutputStream out = storage.create(location)) {
      out.write(note.json());
    }
  }

  void remove() throws IOException {
    storage.delete(location);
  }

  static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while a table's lease was waited for");
    }
  }
}
