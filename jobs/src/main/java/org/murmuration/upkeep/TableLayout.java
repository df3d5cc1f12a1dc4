package org.murmuration.upkeep;

import java.io.IOException;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;

/** Brings a table of an older program to the names that plain readers pass over. */
record TableLayout(Storage storage, String table) {
  boolean isOfToday() throws IOException {
    return TableNames.of(storage, table).areOfToday();
  }

  /**
   * Rejects first, run by run, and the contract last: if that is cut short, the table is still one
   * of the older program, and the next attempt does the rest.
   */
  void becomeOfToday() throws IOException {
    TableNames old = TableNames.of(storage, table);
    if (old.areOfToday()) {
      return;
    }
    TableNames now = TableNames.ofToday();
    String rejects = Storage.within(table, old.rejects());
    for (String run : storage.names(rejects)) {
      storage.moveFolder(
          Storage.within(rejects, run), Storage.within(table, now.rejects() + "/" + run));
    }
    storage.delete(rejects);
    String contract = Storage.within(table, old.contract());
    storage.publishNew(Storage.within(table, now.contract()), storage.read(contract));
    storage.delete(contract);
  }
}
