package org.murmuration.store;

import java.util.List;

/**
 * The examples that a head learnt from.
 *
 * @param table fingerprint of the rows
 * @param split how they were divided
 * @param splits names of those that it learnt from
 * @param labelColumn column of the table that names them
 */
public record LearntFrom(String table, SplitNote split, List<String> splits, String labelColumn) {
  public LearntFrom {
    splits = List.copyOf(splits);
  }

  /** The same of other rows. */
  LearntFrom withTable(String rows) {
    return new LearntFrom(rows, split, splits, labelColumn);
  }

  /** The same, divided otherwise. */
  LearntFrom withSplit(SplitNote other) {
    return new LearntFrom(table, other, splits, labelColumn);
  }
}
