package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.Split;
import org.murmuration.store.Sha256;

/**
 * In which of several folds of equal size an image of the training or validation split lies, that
 * of each label alike. Within a label, images are in the order of a seeded hash of their content,
 * of which each fold gets a part; copies of an image, and images of a group, lie in one fold, also
 * under two labels. It is a rule, and not a column: a row's fold follows from its image and label
 * alone.
 *
 * @param ofLabels where the parts of each label end
 * @param severalLabels the label that counts, of the few images that have several
 */
public record FoldRule(
    long seed, int folds, Map<String, Parts> ofLabels, Map<String, String> severalLabels)
    implements Serializable {
  /** They travel with each task. */
  private static final int MOST_WITH_SEVERAL_LABELS = 1_000;

  private static final int HASH_DIGITS = 15;
  private static final String POSITION = "position";
  private static final String RANK = "rank";
  private static final String IMAGES = "images";
  private static final String PART = "part";

  /**
   * The parts of a label, in the order of the hash.
   *
   * @param images different ones, in all parts
   * @param starts of all parts but the first
   * @param firstFold which fold the first part belongs to
   */
  public record Parts(long images, List<Long> starts, int firstFold) implements Serializable {}

  /**
   * @param folds at least 2
   * @throws Refusal (input) if more images than a few have several labels
   */
  public static FoldRule of(ExampleTable table, long seed, int folds) throws IOException {
    Dataset<Row> rows =
        table
            .labelled()
            .filter(col(Columns.SPLIT).isin(Split.TRAIN.id(), Split.VALIDATION.id()))
            .select(Columns.unit().as(Columns.IMAGE_ID), col(Columns.LABEL))
            .distinct();
    Map<String, String> several = severalLabels(rows, table.location());
    return new FoldRule(seed, folds, parts(rows, seed, folds), several);
  }

  private static Map<String, String> severalLabels(Dataset<Row> rows, String location) {
    Map<String, String> labels = new HashMap<>();
    rows.groupBy(Columns.IMAGE_ID)
        .agg(min(Columns.LABEL).as(Columns.LABEL), count(lit(1)).as(IMAGES))
        .filter(col(IMAGES).gt(1))
        .limit(MOST_WITH_SEVERAL_LABELS + 1)
        .collectAsList()
        .forEach(row -> labels.put(row.getString(0), row.getString(1)));
    if (labels.size() > MOST_WITH_SEVERAL_LABELS) {
      throw Refusal.input(
          "Cannot make folds of %s: more than %d images or groups have several labels (keep one label of each, or choose by the validation split alone)"
              .formatted(location, MOST_WITH_SEVERAL_LABELS));
    }
    return labels;
  }

  private static Map<String, Parts> parts(Dataset<Row> rows, long seed, int folds) {
    UDF1<String, Long> position = imageId -> position(seed, imageId);
    WindowSpec label = Window.partitionBy(Columns.LABEL);
    Column order = udf(position, DataTypes.LongType).apply(col(Columns.IMAGE_ID));
    Dataset<Row> starts =
        rows.groupBy(Columns.IMAGE_ID)
            .agg(min(Columns.LABEL).as(Columns.LABEL))
            .withColumn(POSITION, order)
            .withColumn(RANK, row_number().over(label.orderBy(POSITION, Columns.IMAGE_ID)).minus(1))
            .withColumn(IMAGES, count(lit(1)).over(label))
            .withColumn(PART, part(col(RANK), folds))
            .filter(col(RANK).equalTo(0).or(col(PART).notEqual(part(col(RANK).minus(1), folds))))
            .select(Columns.LABEL, IMAGES, POSITION)
            .sort(Columns.LABEL, POSITION);
    return byLabel(starts.collectAsList(), folds);
  }

  private static Column part(Column rank, int folds) {
    UDF2<Integer, Long, Integer> ofRank = (at, images) -> part(at, images, folds);
    return udf(ofRank, DataTypes.IntegerType).apply(rank, col(IMAGES));
  }

  /** Parts differ by one image at most, and the first ones are the larger. */
  private static int part(int rank, long images, int folds) {
    long small = images / folds;
    long inLarger = images % folds * (small + 1);
    return (int)
        (rank < inLarger ? rank / (small + 1) : images % folds + (rank - inLarger) / small);
  }

  /** A label goes on with the fold at which the one before ended, so that folds are alike. */
  private static Map<String, Parts> byLabel(List<Row> starts, int folds) {
    Map<String, List<Row>> byLabel = new TreeMap<>();
    starts.forEach(
        row -> byLabel.computeIfAbsent(row.getString(0), label -> new ArrayList<>()).add(row));
    Map<String, Parts> parts = new HashMap<>();
    long before = 0;
    for (Map.Entry<String, List<Row>> label : byLabel.entrySet()) {
      List<Row> rows = label.getValue();
      long images = rows.get(0).getLong(1);
      List<Long> later = rows.stream().skip(1).map(row -> row.getLong(2)).toList();
      parts.put(label.getKey(), new Parts(images, new ArrayList<>(later), (int) (before % folds)));
      before += images;
    }
    return parts;
  }

  private static long position(long seed, String imageId) {
    return Long.parseLong(Sha256.of(seed + "/" + imageId).substring(0, HASH_DIGITS), 16);
  }

  /**
   * @return 0 for the first; -1 for a label of which no image lies in a fold
   */
  int fold(String imageId, String label) {
    Parts parts = ofLabels.get(severalLabels.getOrDefault(imageId, label));
    if (parts == null) {
      return -1;
    }
    long position = position(seed, imageId);
    long part = parts.starts().stream().filter(start -> start <= position).count();
    return (int) ((parts.firstFold() + part) % folds);
  }

  /** Different images, in all folds. */
  public long images() {
    return ofLabels.values().stream().mapToLong(Parts::images).sum();
  }

  /** Different images of a label. */
  public long images(String label) {
    return ofLabels.containsKey(label) ? ofLabels.get(label).images() : 0;
  }
}
