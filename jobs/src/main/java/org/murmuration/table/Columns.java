package org.murmuration.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.imagepass.PackReader;
import org.murmuration.label.LabelSpelling;

/** Names of the columns that several tables have. What other programs read of ours is named so. */
public final class Columns {
  /** SHA-256 of the image's bytes. */
  public static final String IMAGE_ID = "image_id";

  public static final String URI = PackReader.URI;

  /** Null where an image has none. */
  public static final String LABEL = "label";

  /** The same beside another label; null where an image has none. */
  public static final String TRUE_LABEL = "true_label";

  /** What a classifier finds likeliest. */
  public static final String PREDICTED_LABEL = "predicted_label";

  /** Null where a rule decides. */
  public static final String SPLIT = "split";

  /** Of images that belong on one side; null where one stands alone. */
  public static final String GROUP = "group";

  /** Bytes of the image's file. */
  public static final String FILE_LENGTH = "file_length";

  /** When the image's file was written last, in milliseconds since 1970. */
  public static final String FILE_TIME = "file_time";

  /** Pixels of an image. */
  public static final String WIDTH = "width";

  /** Pixels of an image. */
  public static final String HEIGHT = "height";

  /** Of an image, such as {@code JPEG}. */
  public static final String FORMAT = "format";

  /** Why an image could not be used. */
  public static final String REASON = "reason";

  /** The reason in a sentence. */
  public static final String MESSAGE = "message";

  /** Of the label that an image was given. */
  public static final String PROBABILITY = "probability";

  private Columns() {}

  /** What lies on one side: a group, or an image that stands alone. */
  static Column unit() {
    return coalesce(concat(lit("group "), col(GROUP)), col(IMAGE_ID));
  }

  /** Labels that look alike as one. */
  static Column respelt(Column label) {
    UDF1<String, String> spelling = written -> written == null ? null : LabelSpelling.of(written);
    return udf(spelling, DataTypes.StringType).apply(label);
  }

  /** Rows of embeddings, those of a time that took labels as they were written, too. */
  static Dataset<Row> respelt(Dataset<Row> rows) {
    return rows.withColumn(LABEL, respelt(col(LABEL)));
  }

  /** Rows of a time in which each had a split by rule, as if nobody had said one. */
  static Dataset<Row> undivided(Dataset<Row> rows) {
    return rows.withColumn(SPLIT, lit(null).cast(DataTypes.StringType));
  }
}
