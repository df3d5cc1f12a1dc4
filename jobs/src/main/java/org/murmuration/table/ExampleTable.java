package org.murmuration.table;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.Split;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.Sha256;
import org.murmuration.store.SplitNote;

/** Embeddings with labels, whoever made them: what a head learns from and is tested on. */
public interface ExampleTable {
  String location();

  /**
   * What all embeddings have in common; the first of its cuts is the one that is read.
   *
   * @throws Refusal if that is no such table
   */
  TableContract contract() throws IOException;

  /**
   * Rows with a label: {@code image_id}, {@code uri}, {@code label}, {@code split} and the
   * contract's column.
   */
  Dataset<Row> labelled() throws IOException;

  /** Rows that have none, so that nothing is learnt from them; 0 where that was said already. */
  default long unlabelled() throws IOException {
    return 0;
  }

  /** Images that could not be used, by class and reason. */
  RejectCounts rejectCounts() throws IOException;

  /** How its rows were divided. */
  default SplitNote split() throws IOException {
    return contract().split().note();
  }

  /**
   * What a head that learns from it records of it.
   *
   * @param rows fingerprint of its rows
   */
  default LearntFrom learntFrom(String rows) throws IOException {
    return new LearntFrom(rows, split(), List.of(Split.TRAIN.id()), Columns.LABEL);
  }

  private Dataset<Row> labelled(Split split) throws IOException {
    return labelled().filter(col(Columns.SPLIT).equalTo(split.id()));
  }

  /**
   * The examples of a split.
   *
   * @throws Refusal while it is read, if a row has another width, a value that is not finite or a
   *     label that {@code labels} lacks
   */
  default JavaRDD<Example> examples(Split split, LabelSet labels) throws IOException {
    return inSparksForm(
            labelled(split).select(col(Columns.IMAGE_ID), col(Columns.LABEL), embedding(), copy()))
        .map(new ExampleOfRow(labels, contract().width()));
  }

  private Column embedding() throws IOException {
    return col(contract().cuts().get(0).column());
  }

  private static Column copy() {
    return xxhash64(col(Columns.URI));
  }

  /**
   * The same examples, and nothing in the place of their embeddings. These are read only where an
   * image has no name but a hash of them.
   */
  default JavaRDD<Example> withoutEmbeddings(Split split, LabelSet labels) throws IOException {
    return labelled(split)
        .select(col(Columns.IMAGE_ID), col(Columns.LABEL), copy())
        .javaRDD()
        .map(
            row ->
                new Example(
                    row.getString(0),
                    labels.indexOf(row.getString(1)),
                    new float[0],
                    row.getLong(2)));
  }

  /** The same examples, and where their images lie. */
  default JavaRDD<LocatedExample> locatedExamples(Split split, LabelSet labels) throws IOException {
    return located(labelled(split), labels);
  }

  /** The same without those whose label {@code labels} lacks. */
  default JavaRDD<LocatedExample> knownExamples(Split split, LabelSet labels) throws IOException {
    return located(
        labelled(split).filter(col(Columns.LABEL).isin(labels.names().toArray())), labels);
  }

  private JavaRDD<LocatedExample> located(Dataset<Row> rows, LabelSet labels) throws IOException {
    ExampleOfRow exampleOfRow = new ExampleOfRow(labels, contract().width());
    return inSparksForm(
            rows.select(
                col(Columns.IMAGE_ID), col(Columns.LABEL), embedding(), copy(), col(Columns.URI)))
        .map(row -> new LocatedExample(row.getString(4), exampleOfRow.call(row)));
  }

  private static JavaRDD<InternalRow> inSparksForm(Dataset<Row> rows) {
    return rows.queryExecution().toRdd().toJavaRDD();
  }

  /** Which images a split has examples of. */
  default JavaRDD<String> imageIds(Split split) throws IOException {
    return labelled(split).select(Columns.IMAGE_ID).javaRDD().map(row -> row.getString(0));
  }

  /** How many examples a split has, without reading their embeddings. */
  default long countExamples(Split split) throws IOException {
    return labelled(split).count();
  }

  /** How many examples of each label are in which split. */
  default Map<String, Map<Split, Long>> balance() throws IOException {
    Map<String, Map<Split, Long>> balance = new TreeMap<>();
    for (Row row : labelled().groupBy(Columns.LABEL, Columns.SPLIT).count().collectAsList()) {
      balance
          .computeIfAbsent(row.getString(0), label -> new EnumMap<>(Split.class))
          .put(Split.named(row.getString(1)), row.getLong(2));
    }
    return balance;
  }

  /** How many examples of a split {@link #balance} has counted. */
  static long examplesOf(Map<String, Map<Split, Long>> balance, Split split) {
    return balance.values().stream().mapToLong(label -> label.getOrDefault(split, 0L)).sum();
  }

  /** Labels of all rows, each once, sorted. */
  default List<String> labels() throws IOException {
    return labels(labelled());
  }

  /** Labels of some rows, each once, sorted. */
  static List<String> labels(Dataset<Row> rows) {
    return rows.select(Columns.LABEL)
        .distinct()
        .sort(Columns.LABEL)
        .javaRDD()
        .map(row -> row.getString(0))
        .collect();
  }

  /** Identifies the rows, whatever wrote them: the same images, labels and splits. */
  default String fingerprint() throws IOException {
    return fingerprint(labelled());
  }

  /** Identifies some rows of this table. */
  default String fingerprint(Dataset<Row> rows) throws IOException {
    Row row =
        rows.select(
                xxhash64(col(Columns.IMAGE_ID), col(Columns.LABEL), col(Columns.SPLIT)).as("hash"))
            .agg(count("hash"), bit_xor(col("hash")))
            .first();
    return Sha256.of(contract().toString() + row);
  }
}
