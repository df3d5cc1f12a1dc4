package org.murmuration.storage;

import java.io.IOException;

/**
 * What lies in a table beside its runs. The names begin with an underscore, so that Spark, DuckDB
 * and others read the folder as one table and pass over them.
 *
 * @param contract a file
 * @param rejects a folder
 */
public record TableNames(String contract, String rejects) {
  private static final TableNames NOW = new TableNames("_contract.json", "_rejects");

  /** Of older programs. */
  private static final TableNames BEFORE = new TableNames("contract.json", "rejects");

  /** Whether these are the names of today. */
  public boolean areOfToday() {
    return equals(NOW);
  }

  /** Those of a new table. */
  public static TableNames ofToday() {
    return NOW;
  }

  /** Whether a folder is a table. */
  static boolean areIn(Storage storage, String folder) throws IOException {
    return storage.exists(Storage.within(folder, NOW.contract()))
        || storage.exists(Storage.within(folder, BEFORE.contract()));
  }

  /** Those that a table has, or will have. */
  public static TableNames of(Storage storage, String table) throws IOException {
    return storage.exists(Storage.within(table, BEFORE.contract())) ? BEFORE : NOW;
  }
}
