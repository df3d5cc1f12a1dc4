package org.murmuration.runs;

import java.io.IOException;
import org.apache.spark.sql.types.StructType;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;

/**
 * A folder that is a table: {@code _contract.json}, and a folder of Parquet files for each run.
 *
 * @param location with its scheme
 */
public record FolderPlace(Storage storage, String location, RunFolders runs) implements TablePlace {
  public static FolderPlace at(Storage storage, String location) throws IOException {
    String qualified = storage.qualified(location);
    return new FolderPlace(storage, qualified, new RunFolders(storage, qualified));
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
    return TableNames.of(storage, location);
  }

  @Override
  public String contractName() throws IOException {
    return location + "/" + names().contract();
  }

  @Override
  public boolean hasContract() throws IOException {
    return storage.exists(contractName());
  }

  @Override
  public byte[] contract() throws IOException {
    if (!hasContract()) {
      if (exists()) {
        storage.requireIs(location, "table");
      }
      throw Refusal.input(
          "Cannot read the embeddings: there is no %s (run embed first)".formatted(contractName()));
    }
    return storage.read(contractName());
  }

  @Override
  public void make(byte[] contract, StructType rows) throws IOException {
    storage.publishNew(contractName(), contract);
  }
}
