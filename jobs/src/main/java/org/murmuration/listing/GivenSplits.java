package org.murmuration.listing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.GivenSplit;
import org.murmuration.split.Split;
import org.murmuration.table.Columns;
import org.murmuration.table.SplitByLabel;

/** What the rows of a manifest say themselves of splits and groups. */
final class GivenSplits {
  /** A column with more is none of splits. */
  private static final int MOST_NAMES = 100;

  private GivenSplits() {}

  /**
   * The same rows with columns {@code split} and {@code group}, whose values are null where nothing
   * is said.
   *
   * @throws Refusal if a split is none
   */
  static Dataset<Row> in(Dataset<Row> rows, String location) {
    return withSplit(rows, location).withColumn(Columns.GROUP, said(rows, Columns.GROUP));
  }

  private static Dataset<Row> withSplit(Dataset<Row> rows, String location) {
    Column said = said(rows, Columns.SPLIT);
    if (!has(rows, Columns.SPLIT)) {
      return rows.withColumn(Columns.SPLIT, said);
    }
    List<String> names =
        rows.select(said).distinct().takeAsList(MOST_NAMES).stream()
            .map(row -> row.getString(0))
            .filter(Objects::nonNull)
            .toList();
    names.forEach(name -> requireSplit(name, location));
    String train = idOfTrain(names);
    UDF1<String, String> splitOf = name -> name == null ? null : id(name, train);
    return rows.withColumn(Columns.SPLIT, udf(splitOf, DataTypes.StringType).apply(said));
  }

  private static String id(String name, String train) {
    Split split = GivenSplit.named(name).orElseThrow();
    return split == Split.TRAIN ? train : split.id();
  }

  private static String idOfTrain(List<String> names) {
    Set<Split> splits = EnumSet.noneOf(Split.class);
    names.forEach(name -> splits.add(GivenSplit.named(name).orElseThrow()));
    return idOfTrain(splits);
  }

  /** Where nobody named a validation image, some of those to learn from are watched. */
  static String idOfTrain(Set<Split> given) {
    return given.contains(Split.VALIDATION) ? Split.TRAIN.id() : SplitByLabel.LEARNING;
  }

  private static Column said(Dataset<Row> rows, String column) {
    Column text = has(rows, column) ? trim(col(column).cast(DataTypes.StringType)) : lit("");
    return when(text.notEqual(""), text).as(column);
  }

  private static boolean has(Dataset<Row> rows, String column) {
    return Arrays.asList(rows.columns()).contains(column);
  }

  private static void requireSplit(String name, String location) {
    if (GivenSplit.named(name).isEmpty()) {
      throw Refusal.input(
          "Cannot read the manifest %s: its column split says '%s' (expected %s, or nothing)"
              .formatted(location, name, GivenSplit.KNOWN));
    }
  }
}
