package org.murmuration.table;

import java.io.IOException;
import org.murmuration.storage.Storage;

/**
 * What lies in a table beside its runs. The names begin with an underscore, so that Spark, DuckDB
 * and others read the folder as one table and pass over them.
 *
 * @param contract a file
 * @param rejects a folder
 */
record TableNames(String contract, String rejects) {
  private static final TableNames NOW = new TableNames("_contract.json", "_rejects");

  /** Of older programs. */
  private static final TableNames BEFORE = new TableNames("contract.json", "rejects");

  /** Those that a table has, or will have. */
  static TableNames of(Storage storage, String table) throws IOException {
    return storage.exists(table + "/" + BEFORE.contract()) ? BEFORE : NOW;
  }
}
