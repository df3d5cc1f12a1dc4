package org.murmuration.table;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.murmuration.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of another program's table whose features are null, or hold one: rejects, as images are. */
final class NullRows {
  static final String REASON = "NULL";

  private static final Logger LOG = LoggerFactory.getLogger(NullRows.class);

  /** Tells the whole row from its first null in a loop over numbers, where a lambda would not. */
  private static final Column HOLED =
      array_contains(col(EmbeddingColumn.FIRST), Float.POSITIVE_INFINITY).isNull();

  private final Dataset<Row> all;
  private final ForeignColumns columns;
  private final String location;

  /**
   * @param all rows, labelled or not
   */
  NullRows(Dataset<Row> all, ForeignColumns columns, String location) {
    this.all = all;
    this.columns = columns;
    this.location = location;
  }

  /** The rows that have a label that is wanted. */
  private Dataset<Row> wanted() {
    Dataset<Row> labelled = all.filter(col(Columns.LABEL).isNotNull());
    return columns.labels().isEmpty()
        ? labelled
        : labelled.filter(col(Columns.LABEL).isin(columns.labels().toArray()));
  }

  /** The rows that can be used. */
  Dataset<Row> others() {
    return wanted().filter(not(HOLED));
  }

  /**
   * Counts and names them, and rows without a label.
   *
   * @throws Refusal (quality) if they are more than may be
   */
  RejectCounts counted() {
    Row unlabelled = all.agg(count(lit(1)), count_if(col(Columns.LABEL).isNull())).first();
    if (unlabelled.getLong(1) > 0) {
      LOG.warn(
          "{} of {} rows of {} have no label in {} and are left out",
          unlabelled.getLong(1),
          unlabelled.getLong(0),
          location,
          columns.label());
    }
    Map<String, Map<String, Long>> byClass = new TreeMap<>();
    long listed = 0;
    for (Row row :
        wanted().groupBy(Columns.LABEL).agg(count(lit(1)), count_if(HOLED)).collectAsList()) {
      listed += row.getLong(1);
      if (row.getLong(2) > 0) {
        byClass.put(row.getString(0), Map.of(REASON, row.getLong(2)));
      }
    }
    RejectCounts rejects = new RejectCounts(byClass);
    judge(rejects.total(), listed);
    return rejects;
  }

  private void judge(long holed, long listed) {
    if (holed == 0) {
      return;
    }
    String what =
        "%d of %d rows of %s hold a null in %s"
            .formatted(holed, listed, location, columns.features());
    double most = columns.maxRejectRatio();
    if (holed > most * listed) {
      throw Refusal.quality(
          "Cannot accept the features: %s, %.1f %% (at most %.1f %% may; first: %s; mend the table, or raise --max-reject-ratio)"
              .formatted(what, 100.0 * holed / listed, 100 * most, first()));
    }
    LOG.warn("{} and are left out (first: {})", what, first());
  }

  /** Where it is, as far as the table says. */
  private String first() {
    Row row =
        wanted()
            .filter(HOLED)
            .select(coalesce(col(Columns.URI), lit("a row")), col(Columns.LABEL), input_file_name())
            .first();
    return "%s, labelled %s, in %s".formatted(row.getString(0), row.getString(1), row.getString(2));
  }
}
