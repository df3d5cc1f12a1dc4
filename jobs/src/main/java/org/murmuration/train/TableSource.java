package org.murmuration.train;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.refusal.Given;
import org.murmuration.split.SplitChoice;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.FoldRule;
import org.murmuration.table.FoldTable;
import org.murmuration.table.ForeignColumns;
import org.murmuration.table.ForeignTable;
import org.murmuration.table.ValidationToo;

/** Where a head's examples lie: in a table of {@code embed}, or in one of another program. */
public sealed interface TableSource {
  /**
   * @throws org.murmuration.refusal.Refusal if it is no such table
   */
  ExampleTable open(SparkSession spark, Storage storage) throws IOException;

  /** The same with the validation split for training, too. */
  default TableSource withValidation() {
    return new WithValidation(this);
  }

  /**
   * The same with one fold of training and validation split for validation, and all others for
   * training.
   *
   * @param fold 0 for the first
   */
  default TableSource inFold(FoldRule rule, int fold) {
    return new InFold(this, rule, fold);
  }

  /** The first of the embeddings that {@code embed} wrote. */
  static TableSource embeddings(String location) {
    return embeddings(location, Optional.empty());
  }

  /**
   * @param cut whose embeddings are used; empty for the table's first
   */
  static TableSource embeddings(String location, Optional<String> cut) {
    return embeddings(location, cut, SplitChoice.NONE);
  }

  /**
   * @param cut whose embeddings are used; empty for the table's first
   * @param split what is said of it; the table is not split otherwise than it was when it was made
   */
  static TableSource embeddings(String location, Optional<String> cut, SplitChoice split) {
    return new Embeddings(location, cut, split);
  }

  static TableSource foreign(String location, ForeignColumns columns, SplitRule split) {
    return new Foreign(location, columns, split);
  }

  /** A table of {@code embed}, and whose embeddings of it. */
  record Embeddings(String location, Optional<String> cut, SplitChoice split)
      implements TableSource {
    public Embeddings {
      Given.place("--table", location);
      Given.value("--cut", cut);
      Given.value("--split-seed", split);
    }

    @Override
    public ExampleTable open(SparkSession spark, Storage storage) throws IOException {
      EmbeddingTable whole = new EmbeddingTable(spark, storage, location);
      split.requireSame(whole.contract().split(), "table " + whole.location());
      return cut.map(whole::at).orElse(whole);
    }
  }

  /** A table of another program. */
  record Foreign(String location, ForeignColumns columns, SplitRule split) implements TableSource {
    public Foreign {
      Given.place("--table", location);
      Given.value("--features", columns);
      Given.value("--split-seed", split);
    }

    @Override
    public ExampleTable open(SparkSession spark, Storage storage) throws IOException {
      return ForeignTable.open(spark, storage, location, columns, split);
    }
  }

  /** Another source whose validation split is for training, too. */
  record WithValidation(TableSource source) implements TableSource {
    public WithValidation {
      Given.value("--table", source);
    }

    @Override
    public ExampleTable open(SparkSession spark, Storage storage) throws IOException {
      return new ValidationToo(source.open(spark, storage));
    }
  }

  /** Another source with one fold for validation. */
  record InFold(TableSource source, FoldRule rule, int fold) implements TableSource {
    public InFold {
      Given.value("--table", source);
      Given.value("--folds", rule);
    }

    @Override
    public ExampleTable open(SparkSession spark, Storage storage) throws IOException {
      return new FoldTable(source.open(spark, storage), rule, fold);
    }
  }
}
