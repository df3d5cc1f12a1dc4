package org.murmuration.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.murmuration.refusal.Refusal;

/**
 * Labelled images whose bytes lie in several classes: at most one of the labels is right.
 *
 * @param files that were listed and have such bytes
 * @param shown the first few, a pair an image
 * @param outdated images that were listed in one class, while the table holds them in another, in a
 *     file that was not: it was moved, perhaps to correct its label
 * @param images that the table has a row of, labelled or not
 */
public record Contradictions(long files, List<Contradiction> shown, long outdated, long images) {
  public static final Contradictions NONE = new Contradictions(0, List.of(), 0, 0);

  private static final int MOST_SHOWN = 5;
  private static final String LISTED = "listed";

  public Contradictions {
    shown = List.copyOf(shown);
  }

  /**
   * @param rows with image_id, uri and label, which may be null
   * @param listed uris of this time
   */
  static Contradictions in(Dataset<Row> rows, Dataset<Row> listed) {
    Row counts = counts(rows);
    // Nearly always: without a look at what was listed.
    return counts.getLong(1) > 0
        ? among(rows.filter(col(Columns.LABEL).isNotNull()), listed, counts.getLong(0))
        : new Contradictions(0, List.of(), 0, counts.getLong(0));
  }

  /**
   * All rows, and images in two classes; by hashes, which Spark counts without sorting. An image
   * too many is looked at once more.
   */
  private static Row counts(Dataset<Row> rows) {
    Column label = when(col(Columns.LABEL).isNotNull(), xxhash64(col(Columns.LABEL)));
    return rows.select(
            xxhash64(col(Columns.IMAGE_ID)).as(Columns.IMAGE_ID), label.as(Columns.LABEL))
        .groupBy(Columns.IMAGE_ID)
        .agg(
            count(lit(1)).as("rows"), min(Columns.LABEL).notEqual(max(Columns.LABEL)).as("several"))
        .agg(coalesce(sum("rows"), lit(0L)), count(when(col("several"), 1)))
        .first();
  }

  private static Contradictions among(Dataset<Row> rows, Dataset<Row> listed, long images) {
    Column now = when(col(LISTED), struct(Columns.LABEL, Columns.URI));
    Dataset<Row> found =
        rows.select(Columns.IMAGE_ID, Columns.URI, Columns.LABEL)
            .join(
                listed.distinct().withColumn(LISTED, lit(true)), new String[] {Columns.URI}, "left")
            .groupBy(Columns.IMAGE_ID)
            .agg(
                count(LISTED).as("files"),
                min(now).as("first"),
                max(now).as("last"),
                min(Columns.LABEL).notEqual(max(Columns.LABEL)).as("several"))
            .filter(col("several").and(col("first").isNotNull()));
    Column torn = col("first.label").notEqual(col("last.label"));
    Row counts =
        found
            .agg(
                coalesce(sum(when(torn, col("files"))), lit(0L)),
                count(when(torn.equalTo(false), 1)))
            .first();
    long files = counts.getLong(0);
    return new Contradictions(
        files, files == 0 ? List.of() : shown(found.filter(torn)), counts.getLong(1), images);
  }

  private static List<Contradiction> shown(Dataset<Row> torn) {
    return torn
        .selectExpr("first.uri", "first.label", "last.uri as other", "last.label as otherwise")
        .sort("uri")
        .takeAsList(MOST_SHOWN)
        .stream()
        .map(Contradictions::pair)
        .toList();
  }

  private static Contradiction pair(Row row) {
    return new Contradiction(
        row.getString(0), row.getString(1), row.getString(2), row.getString(3));
  }

  /**
   * @param labelled images with a label
   * @throws Refusal (quality) if their share is too large
   */
  public void requireFew(double maxRatio, long labelled, String location) {
    if (files > maxRatio * labelled) {
      throw Refusal.quality(
          "Cannot use the images in %s: %d of %d labelled files have the same bytes as one in another class, at most %s are allowed (check-images names them; --max-contradiction-ratio)"
              .formatted(location, files, labelled, maxRatio));
    }
  }
}
