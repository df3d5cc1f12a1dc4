package org.murmuration.storage;

import java.io.IOException;
import java.util.Map;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.JsonFormat;

/**
 * What lies in a table beside its runs. The names begin with an underscore, so that Spark, DuckDB
 * and others read the folder as one table and pass over them.
 *
 * @param contract a file
 * @param rejects a folder
 */
public record TableNames(String contract, String rejects) {
  /** A field of the contracts of all tables but those of embeddings. */
  public static final String KIND = "kind";

  /** What the contract of a classifier's predictions says of itself. */
  public static final String PREDICTIONS = "predictions";

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

  /** Those that older programs gave a table. */
  public static TableNames ofOlderPrograms() {
    return BEFORE;
  }

  /** Whether a folder is a table of embeddings. */
  static boolean areIn(Storage storage, String folder) throws IOException {
    return storage.hasFile(Storage.within(folder, BEFORE.contract()))
        || (storage.hasFile(Storage.within(folder, NOW.contract()))
            && !ofPredictions(storage, folder));
  }

  /** Whether a folder is one of predictions. */
  public static boolean ofPredictions(Storage storage, String folder) throws IOException {
    return PREDICTIONS.equals(kind(storage, Storage.within(folder, NOW.contract())));
  }

  /** What a contract says that it is of; null where it says nothing. */
  private static Object kind(Storage storage, String contract) throws IOException {
    try {
      return storage.hasFile(contract)
          ? new JsonFormat().read(storage.read(contract), Map.class, contract).get(KIND)
          : null;
    } catch (Refusal e) {
      // Whoever reads the whole of it says what is wrong.
      return null;
    }
  }

  /**
   * Those that a table has, or will have. One that has both has those of today: an older program
   * wrote its contract once more.
   */
  public static TableNames of(Storage storage, String table) throws IOException {
    return storage.hasFile(Storage.within(table, NOW.contract()))
        ? NOW
        : ofOlderOrNew(storage, table);
  }

  /** Those of a table that has not those of today. */
  public static TableNames ofOlderOrNew(Storage storage, String table) throws IOException {
    return storage.hasFile(Storage.within(table, BEFORE.contract())) ? BEFORE : NOW;
  }
}
