package org.murmuration.runs;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.spark.sql.types.StructType;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;

/** A folder that is a table: {@code _contract.json}, and a folder of Parquet files for each run. */
public final class FolderPlace implements TablePlace {
  private final Storage storage;
  private final String location;
  private final RunFolders runs;

  /** Whether it was seen to have today's names, which no program takes from it. */
  private boolean isOfToday;

  private FolderPlace(Storage storage, String location) {
    this.storage = storage;
    this.location = location;
    this.runs = new RunFolders(storage, location);
  }

  public static FolderPlace at(Storage storage, String location) throws IOException {
    return new FolderPlace(storage, storage.qualified(location));
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public RunFolders runs() {
    return runs;
  }

  @Override
  public boolean exists() throws IOException {
    return storage.exists(location);
  }

  @Override
  public String rejects() throws IOException {
    return location + "/" + names().rejects();
  }

  private TableNames names() throws IOException {
    TableNames today = TableNames.ofToday();
    isOfToday = isOfToday || storage.hasFile(location + "/" + today.contract());
    return isOfToday ? today : TableNames.ofOlderOrNew(storage, location);
  }

  @Override
  public String contractName() throws IOException {
    return location + "/" + names().contract();
  }

  @Override
  public boolean hasContract() throws IOException {
    boolean wasOfToday = isOfToday;
    String name = contractName();
    return (isOfToday && !wasOfToday) || storage.hasFile(name);
  }

  @Override
  public byte[] contract() throws IOException {
    String name = contractName();
    try {
      return storage.read(name);
    } catch (FileNotFoundException e) {
      if (exists()) {
        storage.requireIs(location, "table");
      }
      throw Refusal.input(
          "Cannot read the embeddings: there is no %s (run embed first)".formatted(name));
    }
  }

  @Override
  public void make(byte[] contract, StructType rows) throws IOException {
    storage.publishNew(contractName(), contract);
  }
}
