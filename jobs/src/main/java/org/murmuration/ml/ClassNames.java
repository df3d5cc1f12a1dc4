package org.murmuration.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.BinaryAttribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.murmuration.label.LabelSpelling;
import org.murmuration.refusal.Refusal;
import scala.Option;

/**
 * What the numbers of a column of labels are called: as {@code StringIndexer} notes it beside the
 * column, or else the numbers themselves.
 *
 * @param names by number, as labels are spelt
 */
record ClassNames(List<String> names) {
  /** A column with more is no column of labels. */
  private static final int MOST = 100_000;

  ClassNames {
    names = names.stream().map(LabelSpelling::of).toList();
    if (new HashSet<>(names).size() < names.size()) {
      throw Refusal.input(
          "Cannot learn from these labels: two of them are spelt alike (%s)".formatted(names));
    }
  }

  /**
   * @throws Refusal if a label is no whole number from 0 on
   */
  static ClassNames of(Dataset<?> examples, String column) {
    return noted(examples.schema().apply(column))
        .map(List::of)
        .map(ClassNames::new)
        .orElseGet(() -> numbered(examples, column));
  }

  private static Optional<String[]> noted(StructField field) {
    Attribute attribute = Attribute.fromStructField(field);
    Option<String[]> values = Option.empty();
    if (attribute instanceof NominalAttribute nominal) {
      values = nominal.values();
    } else if (attribute instanceof BinaryAttribute binary) {
      values = binary.values();
    }
    return values.isDefined() ? Optional.of(values.get()) : Optional.empty();
  }

  private static ClassNames numbered(Dataset<?> examples, String column) {
    Row largest = examples.agg(max(col("`" + column + "`").cast("double"))).first();
    if (largest.isNullAt(0)) {
      throw Refusal.input("Cannot learn: the column '%s' has no label".formatted(column));
    }
    int last = number(largest.getDouble(0), MOST);
    return new ClassNames(IntStream.rangeClosed(0, last).mapToObj(Integer::toString).toList());
  }

  private static int number(double label, int count) {
    if (label != Math.rint(label) || !(label >= 0 && label < count)) {
      throw Refusal.input(
          "Cannot learn from the label %s: expected whole numbers from 0 to %d (as StringIndexer makes them)"
              .formatted(label, count - 1));
    }
    return (int) label;
  }

  /** The name of each label; null where there is none. */
  Column of(Column label) {
    String[] all = names.toArray(String[]::new);
    UDF1<Double, String> name = number -> number == null ? null : all[number(number, all.length)];
    return udf(name, DataTypes.StringType).apply(label.cast("double"));
  }
}
