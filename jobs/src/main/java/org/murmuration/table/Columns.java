package org.murmuration.table;

import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.imagepass.PackReader;
import org.murmuration.label.LabelSpelling;

/** Names of the columns that several tables have. What other programs read of ours is named so. */
final class Columns {
  /** SHA-256 of the image's bytes. */
  static final String IMAGE_ID = "image_id";

  static final String URI = PackReader.URI;

  /** Null where an image has none. */
  static final String LABEL = "label";

  /** Null where a rule decides. */
  static final String SPLIT = "split";

  /** Of images that belong on one side; null where one stands alone. */
  static final String GROUP = "group";

  /** Bytes of the image's file. */
  static final String FILE_LENGTH = "file_length";

  /** When the image's file was written last, in milliseconds since 1970. */
  static final String FILE_TIME = "file_time";

  /** Pixels of an image. */
  static final String WIDTH = "width";

  /** Pixels of an image. */
  static final String HEIGHT = "height";

  /** Of an image, such as {@code JPEG}. */
  static final String FORMAT = "format";

  /** Why an image could not be used. */
  static final String REASON = "reason";

  /** The reason in a sentence. */
  static final String MESSAGE = "message";

  /** Of the label that an image was given. */
  static final String PROBABILITY = "probability";

  private Columns() {}

  /** Labels that look alike as one. */
  static Column respelt(Column label) {
    UDF1<String, String> spelling = written -> written == null ? null : LabelSpelling.of(written);
    return udf(spelling, DataTypes.StringType).apply(label);
  }
}
