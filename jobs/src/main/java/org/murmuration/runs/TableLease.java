package org.murmuration.runs;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileStatus;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to add to a table, which one command has at a time, so that no image is computed twice.
 * It is renewed until it is closed; that of a process that died runs out. Readers need none.
 *
 * <p>Of another machine's process nobody can tell whether it lives, and clocks differ: who finds
 * its lease watches whether it is renewed.
 */
public final class TableLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableLease.class);

  private final LeaseFile file;
  private final LeaseTimes times;
  private final String table;
  private final LeaseNote note;
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(TableLease::backgroundThread);
  private ScheduledFuture<?> renewing;
  private Optional<String> interrupted = Optional.empty();
  private boolean isClosed;

  private TableLease(LeaseFile file, LeaseTimes times, String table, String run) {
    this.file = file;
    this.times = times;
    this.table = table;
    this.note = LeaseNote.of(run, times.lifeMillis());
  }

  /**
   * Waits for the lease of a process on another machine that seems to be dead.
   *
   * @param table that is there
   * @param run that is to be written
   * @throws Refusal (temporary) if another command writes the table
   */
  public static TableLease take(Storage storage, String table, String run) throws IOException {
    return take(storage, table, run, LeaseTimes.USUAL);
  }

  static TableLease take(Storage storage, String table, String run, LeaseTimes times)
      throws IOException {
    TableLease lease = new TableLease(LeaseFile.of(storage, table, times), times, table, run);
    try {
      lease.take();
    } catch (IOException | RuntimeException e) {
      lease.renewal.shutdownNow();
      throw e;
    }
    return lease;
  }

  private static Thread backgroundThread(Runnable work) {
    Thread thread = new Thread(work, "table lease");
    thread.setDaemon(true);
    return thread;
  }

  private synchronized void take() throws IOException {
    Optional<LeaseFile.Found> found = file.read();
    if (found.isPresent() && isLeftBy(found.get())) {
      file.write(renewed());
      // Another may have waited, too.
      LeaseFile.pause(times.settleMillis());
    } else {
      file.create(renewed());
    }
    Optional<LeaseFile.Found> taken = file.read();
    if (!taken.map(now -> now.note().isSame(note)).orElse(false)) {
      throw heldBy(taken.map(LeaseFile.Found::note));
    }
    renewing =
        renewal.scheduleWithFixedDelay(
            this::renew, times.renewMillis(), times.renewMillis(), TimeUnit.MILLISECONDS);
  }

  private LeaseNote renewed() {
    return note.renewed(times.lifeMillis());
  }

  /** Whether the lease is there, and whoever held it needs it no more. */
  private boolean isLeftBy(LeaseFile.Found found) throws IOException {
    LeaseNote holder = found.note();
    LeaseNote.Fate fate = holder.fate();
    // One that lives and has ended its work may not have been able to remove it.
    if (fate == LeaseNote.Fate.LIVES && !holder.isExpired()) {
      throw heldBy(Optional.of(holder));
    }
    boolean isThere = fate == LeaseNote.Fate.DEAD || staysUnchanged(found);
    if (isThere) {
      LOG.warn(
          "Taking over table {} from {}: {}",
          table,
          holder,
          fate == LeaseNote.Fate.DEAD ? "that process is dead" : "it did not renew its lease");
      interrupted = holder.namesRun() ? Optional.of(holder.run()) : Optional.empty();
    }
    return isThere;
  }

  /** The run that was cut short with the process that the lease was taken over from. */
  Optional<String> interrupted() {
    return interrupted;
  }

  /**
   * Watches until the lease has run out, but as long as a living process needs to renew it at
   * least; not, if it was removed meanwhile.
   */
  private boolean staysUnchanged(LeaseFile.Found found) throws IOException {
    long left = found.note().expiresMillis() - System.currentTimeMillis();
    long wait = Math.max(times.watchMillis(), Math.min(times.lifeMillis(), left));
    LOG.warn(
        "Table {} was being written by {}: waiting up to {} s for its lease to run out",
        table,
        found.note(),
        Math.round(wait / 1000.0));
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
    while (System.nanoTime() < end) {
      LeaseFile.pause(times.settleMillis());
      Optional<LeaseFile.Found> now = file.read();
      if (now.isEmpty()) {
        return false;
      }
      if (!now.get().isSame(found)) {
        throw heldBy(now.map(LeaseFile.Found::note));
      }
    }
    return true;
  }

  private Refusal heldBy(Optional<LeaseNote> holder) {
    return Refusal.temporary(
        "Cannot write to table %s: %s writes it (run the command again when that has ended)"
            .formatted(table, holder.map(LeaseNote::toString).orElse("another command")));
  }

  /** Trouble with storage is left to the next time: the lease outlives several. */
  private synchronized void renew() {
    if (isClosed) {
      return;
    }
    try {
      Optional<LeaseFile.Found> found = file.read();
      if (isHeld(found)) {
        file.write(renewed());
      } else {
        LOG.warn("Run {} commits nothing more: {}", note.run(), whoTookItOver(found));
        renewing.cancel(false);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot renew the lease of table {} yet: {}", table, e.getMessage());
    }
  }

  /**
   * Who takes it over writes it whole, or a moment later it is: what stays unreadable was left by a
   * renewal of this one that failed.
   */
  private boolean isHeld(Optional<LeaseFile.Found> found) {
    return found
        .map(LeaseFile.Found::note)
        .filter(now -> now.isSame(note) || !now.isReadable())
        .isPresent();
  }

  private String whoTookItOver(Optional<LeaseFile.Found> found) {
    return "%s took table %s over, as this process had not renewed its lease"
        .formatted(
            found.map(now -> now.note().toString()).orElse("a command that has ended"), table);
  }

  /**
   * Before something is committed.
   *
   * @throws Refusal (temporary) if another command has taken the table over
   */
  public synchronized void requireHeld() throws IOException {
    Optional<LeaseFile.Found> found = file.read();
    if (isHeld(found) && !found.map(now -> now.note().isReadable()).orElse(false)) {
      file.write(renewed());
      found = file.read();
    }
    if (!isHeld(found)) {
      throw Refusal.temporary(
          "Cannot go on with run %s: %s (run the command again)"
              .formatted(note.run(), whoTookItOver(found)));
    }
  }

  /**
   * Removes what commands left in the table that died more than a day ago; trouble with that can
   * wait for the next command.
   */
  public void removeDeadDrafts() {
    try {
      new DeadDrafts(file.storage(), table).remove();
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot remove what dead commands left in {} yet: {}", table, e.getMessage());
    }
  }

  /**
   * Removes the table with all that is in it, as what it was for is done. Where storage does not
   * let it, or another command writes it now, it stays.
   */
  public void closeWithTable() {
    end(this::removeTable, "table " + table + ", which is not needed any more");
  }

  /** Contract and lease last: a run without them would be taken for one of any settings. */
  private void removeTable() throws IOException {
    for (FileStatus child : file.storage().list(table)) {
      if (!child.getPath().getName().startsWith("_")) {
        file.storage().delete(child.getPath().toString());
      }
    }
    file.storage().delete(table);
  }

  /** Lets others write the table. */
  @Override
  public void close() {
    end(file::remove, "the lease of table " + table + ", which runs out");
  }

  /** What ends a lease. */
  @FunctionalInterface
  private interface Removal {
    void remove() throws IOException;
  }

  private void end(Removal removal, String what) {
    // Without an interrupt, which would leave half of it on storage.
    renewing.cancel(false);
    renewal.shutdown();
    boolean isInterrupted = Thread.interrupted();
    try {
      removeUnlessClosed(removal);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot remove {}: {}", what, e.getMessage());
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** After a renewal under way, and the last one. */
  private synchronized void removeUnlessClosed(Removal removal) throws IOException {
    if (!isClosed) {
      isClosed = true;
      if (isHeld(file.read())) {
        removal.remove();
      }
    }
  }
}
