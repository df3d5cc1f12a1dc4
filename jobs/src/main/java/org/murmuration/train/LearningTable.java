package org.murmuration.train;

import java.util.Optional;
import org.murmuration.refusal.Given;
import org.murmuration.split.SplitChoice;
import org.murmuration.table.ForeignColumns;

/**
 * The table that a command names to learn from.
 *
 * @param foreign columns, if another program wrote it
 * @param split what the user says of it; it counts for a table of another program that has no split
 *     of its own
 */
public record LearningTable(String location, Optional<ForeignColumns> foreign, SplitChoice split) {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public LearningTable {
    Given.place("--table", location);
    Given.value("--features", foreign);
    Given.value("--split-seed", split);
  }

  /**
   * @param cut whose embeddings are used; empty for the table's first
   */
  public TableSource at(Optional<String> cut) {
    return foreign
        .map(columns -> TableSource.foreign(location, columns, split.orDefault()))
        .orElseGet(() -> TableSource.embeddings(location, cut, split));
  }
}
