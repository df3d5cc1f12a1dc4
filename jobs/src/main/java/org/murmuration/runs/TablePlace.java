package org.murmuration.runs;

import java.io.IOException;
import org.apache.spark.sql.types.StructType;
import org.murmuration.refusal.Refusal;

/** Where a table of embeddings is, and who keeps it: a folder, or a catalog. */
public interface TablePlace {
  /** As a user names it. */
  String location();

  /** Whether anything is there, be it a table or not. */
  boolean exists() throws IOException;

  Runs runs();

  /** The folder of its rejects. */
  String rejects() throws IOException;

  /** Whether a table is there. */
  boolean hasContract() throws IOException;

  /** What the contract is read from, for messages. */
  String contractName() throws IOException;

  /**
   * What the table was made for.
   *
   * @return JSON
   * @throws Refusal (input) if there is no table
   */
  byte[] contract() throws IOException;

  /**
   * Makes a table, unless there is one: of several that do so at once, the first one's stays.
   *
   * @param rows that it will have
   */
  void make(byte[] contract, StructType rows) throws IOException;
}
