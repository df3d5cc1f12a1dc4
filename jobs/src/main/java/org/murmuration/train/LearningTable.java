package org.murmuration.train;

import java.util.Optional;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.ForeignColumns;
import org.murmuration.table.SplitChoice;

/**
 * The table that a command names to learn from.
 *
 * @param foreign columns, if another program wrote it
 * @param split what the user says of it; it counts for a table of another program that has no
 *     split of its own
 */
public record LearningTable(String location, Optional<ForeignColumns> foreign, SplitChoice split) {
  /**
   * @param cut whose embeddings are used; empty for the table's first
   */
  public TableSource at(Optional<String> cut) {
    return foreign
        .map(columns -> TableSource.foreign(location, columns, split.orDefault()))
        .orElseGet(() -> splitAsItIs(TableSource.embeddings(location, cut)));
  }

  /** The split of embeddings was decided when they were made. */
  private TableSource splitAsItIs(TableSource source) {
    return (spark, storage) -> {
      ExampleTable table = source.open(spark, storage);
      split.requireSame(table.contract().split(), "table " + table.location());
      return table;
    };
  }
}
