package org.murmuration.iceberg;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.murmuration.newest.TableRows;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.Runs;
import org.murmuration.runs.TablePlace;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;

/** A table that a catalog keeps. */
public final class IcebergPlace implements TablePlace {
  private final CatalogTable table;
  private final IcebergRuns runs;
  private final IcebergRows rows;

  private IcebergPlace(SparkSession spark, Storage storage, CatalogTable table) {
    this.table = table;
    this.runs = new IcebergRuns(spark, storage, table);
    this.rows = new IcebergRows(spark, table, runs);
  }

  /**
   * @throws Refusal (settings) if the session has no such catalog
   */
  public static IcebergPlace of(SparkSession spark, Storage storage, IcebergName name) {
    return new IcebergPlace(spark, storage, new CatalogTable(spark, name));
  }

  @Override
  public String location() {
    return table.name().toString();
  }

  @Override
  public boolean exists() {
    return table.exists();
  }

  @Override
  public Runs runs() {
    return runs;
  }

  public TableRows rows() {
    return rows;
  }

  @Override
  public String rejects() {
    return Storage.within(runs.root(), TableNames.ofToday().rejects());
  }

  @Override
  public boolean hasContract() {
    return table.exists() && table.contract().isPresent();
  }

  @Override
  public String contractName() {
    return "the contract of " + location();
  }

  @Override
  public byte[] contract() {
    if (!table.exists()) {
      throw Refusal.input(
          "Cannot read the embeddings: there is no table %s (run embed first)"
              .formatted(location()));
    }
    return table.contract().orElseThrow(this::isAnothers).getBytes(UTF_8);
  }

  private Refusal isAnothers() {
    return Refusal.input(
        "Cannot use table %s: embed did not make it (name another table, or read its folder with --features)"
            .formatted(location()));
  }

  @Override
  public void make(byte[] contract, StructType columns) {
    if (table.exists()) {
      throw isAnothers();
    }
    table.create(contract, columns);
  }
}
