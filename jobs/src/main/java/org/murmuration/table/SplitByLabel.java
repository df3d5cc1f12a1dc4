package org.murmuration.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.split.SplitRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Divides the rows that nobody divided: within each label, images are ordered by a hash, and the
 * first shares are test and validation. What is moved between executors are hashes and labels, and
 * what reaches the driver are two places a label.
 *
 * <p>A group counts as one image. Rows of one image, or of one group, lie on one side: where they
 * have several labels, they are counted for the first; where the user put one of them somewhere,
 * the others follow.
 */
public final class SplitByLabel {
  /** In place of a split: training or validation, as the rule has it, and never test. */
  public static final String LEARNING = "learning";

  private static final Logger LOG = LoggerFactory.getLogger(SplitByLabel.class);

  private static final String UNIT = "split_unit";
  private static final String STRATUM = "split_stratum";
  private static final String LEARNS = "split_learns";
  private static final String GIVEN = "split_given";
  private static final String OPEN = "split_open";
  private static final String MOVED = "split_moved";
  private static final String TORN = "split_torn";
  private static final String POSITION = "split_position";
  private static final String RANK = "split_rank";
  private static final String SIZE = "split_size";

  private final SplitBounds bounds;
  private final Optional<Dataset<Row>> moved;

  private SplitByLabel(SplitBounds bounds, Optional<Dataset<Row>> moved) {
    this.bounds = bounds;
    this.moved = moved;
  }

  /**
   * Counts rows.
   *
   * @param rows with {@code image_id}, {@code label}, {@code split} and {@code group}; the last two
   *     may be null
   */
  static SplitByLabel of(Dataset<Row> rows, SplitRule rule, String location) {
    Dataset<Row> units = units(rows);
    Row counts = units.agg(count(when(col(MOVED), 1)), count(when(col(TORN), 1))).first();
    warnOfTorn(counts.getLong(1), location);
    return new SplitByLabel(
        bounds(units.filter(col(OPEN).and(col(GIVEN).isNull())), rule),
        counts.getLong(0) > 0 ? Optional.of(moved(units)) : Optional.empty());
  }

  private static void warnOfTorn(long torn, String location) {
    if (torn > 0) {
      LOG.warn(
          "{} images of {} are in several of the splits that were given: with the same bytes, or in one group (what is learnt from must not be tested on)",
          torn,
          location);
    }
  }

  /** An image or a group a row. */
  private static Dataset<Row> units(Dataset<Row> rows) {
    Dataset<Row> named =
        rows.select(
            Columns.unit().as(UNIT),
            col(Columns.LABEL),
            given().as(GIVEN),
            given().isNull().as(OPEN),
            learns().as(LEARNS));
    return named
        .groupBy(UNIT)
        .agg(
            min(Columns.LABEL).as(STRATUM),
            max(LEARNS).as(LEARNS),
            // The last in the alphabet: test only where nothing else was given.
            max(GIVEN).as(GIVEN),
            max(OPEN).as(OPEN),
            max(OPEN)
                .and(
                    min(Columns.LABEL)
                        .notEqual(max(Columns.LABEL))
                        .or(min(LEARNS).notEqual(max(LEARNS)))
                        .or(max(GIVEN).isNotNull()))
                .as(MOVED),
            coalesce(min(GIVEN).notEqual(max(GIVEN)), lit(false)).as(TORN));
  }

  /** Null where the rule decides. */
  private static Column given() {
    return when(col(Columns.SPLIT).notEqual(LEARNING), col(Columns.SPLIT));
  }

  private static Column learns() {
    return coalesce(col(Columns.SPLIT).equalTo(LEARNING), lit(false));
  }

  private static Dataset<Row> moved(Dataset<Row> units) {
    return units.filter(col(MOVED)).select(UNIT, STRATUM, LEARNS, GIVEN);
  }

  /** The last test and the last validation image of each label. */
  private static SplitBounds bounds(Dataset<Row> open, SplitRule rule) {
    UDF1<String, Long> positionOf = rule::position;
    UDF3<Long, Long, Boolean, Boolean> isLast =
        (rank, size, learns) -> SplitBounds.isLast(rule, rank, size, learns);
    WindowSpec label = Window.partitionBy(STRATUM, LEARNS);
    List<Row> last =
        open.withColumn(POSITION, udf(positionOf, DataTypes.LongType).apply(col(UNIT)))
            .withColumn(
                RANK, row_number().over(label.orderBy(POSITION, UNIT)).cast(DataTypes.LongType))
            .withColumn(SIZE, count(lit(1)).over(label))
            .filter(udf(isLast, DataTypes.BooleanType).apply(col(RANK), col(SIZE), col(LEARNS)))
            .select(STRATUM, LEARNS, RANK, SIZE, POSITION)
            .collectAsList();
    SplitBounds bounds = new SplitBounds(rule);
    for (Row row : last) {
      bounds.add(
          row.getString(0), row.getBoolean(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
    return bounds;
  }

  /** The same rows, each with its split. */
  Dataset<Row> divide(Dataset<Row> rows) {
    SplitBounds known = bounds;
    UDF3<String, Boolean, String, String> splitOf =
        (label, learns, unit) -> known.of(label, learns, unit).id();
    Dataset<Row> joined = joined(rows.withColumn(UNIT, Columns.unit()));
    Column byRule =
        udf(splitOf, DataTypes.StringType)
            .apply(
                coalesce(col(STRATUM), col(Columns.LABEL)),
                coalesce(col(LEARNS), learns()),
                col(UNIT));
    return joined
        .withColumn(Columns.SPLIT, coalesce(given(), col(GIVEN), byRule))
        .selectExpr(rows.columns());
  }

  private Dataset<Row> joined(Dataset<Row> rows) {
    return moved
        .map(
            others ->
                rows.join(others, rows.col(UNIT).equalTo(others.col(UNIT)), "left")
                    .drop(others.col(UNIT)))
        .orElseGet(
            () ->
                rows.withColumn(STRATUM, lit(null).cast("string"))
                    .withColumn(LEARNS, lit(null).cast("boolean"))
                    .withColumn(GIVEN, lit(null).cast("string")));
  }
}
