package org.murmuration.upkeep;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a table of an older program to the names that plain readers pass over. */
record TableLayout(Storage storage, String table) {
  private static final Logger LOG = LoggerFactory.getLogger(TableLayout.class);
  private static final String RUN = "run=";

  boolean isOfToday() throws IOException {
    return !storage.exists(at(old().contract()));
  }

  private static TableNames old() {
    return TableNames.ofOlderPrograms();
  }

  private String at(String name) {
    return Storage.within(table, name);
  }

  /**
   * Rejects first, run by run, and the contract last: if that is cut short, the table is still one
   * of the older program, and the next attempt does the rest.
   *
   * @throws Refusal (conflict) if both names are there and mean different things
   */
  void becomeOfToday() throws IOException {
    if (isOfToday()) {
      return;
    }
    TableNames now = TableNames.ofToday();
    byte[] contract = storage.read(at(old().contract()));
    requireSame(contract, at(now.contract()));
    List<String> runs = rejectedRuns();
    for (String run : runs) {
      move(at(old().rejects() + "/" + run), at(now.rejects() + "/" + run));
    }
    removeRejects();
    storage.publishNew(at(now.contract()), contract);
    storage.delete(at(old().contract()));
    LOG.info("Table {} has the names of today, and so have {} runs of rejects", table, runs.size());
  }

  private List<String> rejectedRuns() throws IOException {
    return storage.names(at(old().rejects())).stream()
        .filter(name -> name.startsWith(RUN))
        .toList();
  }

  /** Never with a run in it. */
  private void removeRejects() throws IOException {
    if (!rejectedRuns().isEmpty()) {
      throw Refusal.temporary(
          "Cannot bring table %s to the names of today: an older program adds to it (run the command again when that has ended)"
              .formatted(table));
    }
    storage.delete(at(old().rejects()));
  }

  private void requireSame(byte[] contract, String ofToday) throws IOException {
    if (storage.exists(ofToday) && !Arrays.equals(storage.read(ofToday), contract)) {
      throw Refusal.conflict(
          "Cannot bring table %s to the names of today: its %s is another than its %s (an older program wrote the former: see what it added, then remove that file)"
              .formatted(table, old().contract(), TableNames.ofToday().contract()));
    }
  }

  private void move(String from, String to) throws IOException {
    if (storage.moveFolder(from, to)) {
      return;
    }
    // Cut short before, by a store that copies file by file, each of them whole. The mark comes
    // last, so that what is left says that it counts.
    List<String> files = storage.names(from).stream().sorted(Comparator.reverseOrder()).toList();
    for (String file : files) {
      moveFile(from + "/" + file, to + "/" + file);
    }
    storage.delete(from);
  }

  private void moveFile(String from, String to) throws IOException {
    byte[] content = storage.read(from);
    storage.publishNew(to, content);
    byte[] there = storage.read(to);
    if (!Arrays.equals(content, there)) {
      throw Refusal.conflict(
          "Cannot bring table %s to the names of today: %s has %d bytes, and another %s is there that has %d (remove the one that is wrong)"
              .formatted(table, from, content.length, to, there.length));
    }
    storage.delete(from);
  }
}
