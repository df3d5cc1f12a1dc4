package org.murmuration.runs;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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

  private void take() throws IOException {
    Optional<LeaseFile.Found> found = file.read();
    if (found.isEmpty()) {
      file.create(note.renewed(times.lifeMillis()));
    } else {
      takeOver(found.get());
    }
    Optional<LeaseFile.Found> taken = file.read();
    if (!taken.map(now -> now.note().isSame(note)).orElse(false)) {
      throw heldBy(taken.map(LeaseFile.Found::note));
    }
    renewing =
        renewal.scheduleWithFixedDelay(
            this::renew, times.renewMillis(), times.renewMillis(), TimeUnit.MILLISECONDS);
  }

  private void takeOver(LeaseFile.Found found) throws IOException {
    LeaseNote holder = found.note();
    if (holder.isOfThisMachine()) {
      if (holder.isAlive()) {
        throw heldBy(Optional.of(holder));
      }
      LOG.warn("Taking over table {} from {}: that process is dead", table, holder);
    } else {
      watch(found);
      LOG.warn("Taking over table {} from {}: it did not renew its lease", table, holder);
    }
    file.write(note.renewed(times.lifeMillis()));
    // Another may have waited, too.
    LeaseFile.pause(times.settleMillis());
  }

  /** Until its lease has run out, but as long as a living process needs to renew it at least. */
  private void watch(LeaseFile.Found found) throws IOException {
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
        return;
      }
      if (!now.get().isSame(found)) {
        throw heldBy(now.map(LeaseFile.Found::note));
      }
    }
  }

  private Refusal heldBy(Optional<LeaseNote> holder) {
    return Refusal.temporary(
        "Cannot write to table %s: %s writes it (run the command again when that has ended)"
            .formatted(table, holder.map(LeaseNote::toString).orElse("another command")));
  }

  /** Trouble with storage is left to the next time: the lease outlives several. */
  private void renew() {
    try {
      if (isHeld(file.read())) {
        file.write(note.renewed(times.lifeMillis()));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Cannot renew the lease of table {} yet: {}", table, e.getMessage());
    }
  }

  private boolean isHeld(Optional<LeaseFile.Found> found) {
    return found.map(now -> now.note().isSame(note)).orElse(false);
  }

  /**
   * Before something is committed.
   *
   * @throws Refusal (temporary) if another command has taken the table over
   */
  public void requireHeld() throws IOException {
    Optional<LeaseFile.Found> found = file.read();
    if (!isHeld(found)) {
      throw Refusal.temporary(
          "Cannot go on with run %s: %s took table %s over, as this process had not renewed its lease (run the command again)"
              .formatted(
                  note.run(),
                  found.map(now -> now.note().toString()).orElse("a command that has ended"),
                  table));
    }
  }

  /** Lets others write the table. */
  @Override
  public void close() {
    // Without an interrupt, which would leave half of it on storage.
    renewing.cancel(false);
    renewal.shutdown();
    try {
      renewal.awaitTermination(times.lifeMillis(), TimeUnit.MILLISECONDS);
      if (isHeld(file.read())) {
        file.remove();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("Cannot remove the lease of table {}, which runs out: {}", table, e.getMessage());
    }
  }
}
