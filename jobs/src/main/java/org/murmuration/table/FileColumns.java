package org.murmuration.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.unhex;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.store.Sha256;

/** The columns that say which file a row is of, as it was when it was listed. */
final class FileColumns {
  static final StructType SCHEMA =
      new StructType()
          .add(Columns.URI, DataTypes.StringType, false)
          .add(Columns.LABEL, DataTypes.StringType, true)
          .add(Columns.FILE_LENGTH, DataTypes.LongType, false)
          .add(Columns.FILE_TIME, DataTypes.LongType, false)
          .add(Columns.SPLIT, DataTypes.StringType, true)
          .add(Columns.GROUP, DataTypes.StringType, true);

  /** How many these are: where others begin. */
  static final int COUNT = SCHEMA.size();

  private FileColumns() {}

  static String[] names() {
    return SCHEMA.fieldNames();
  }

  /** These columns of some rows, and others behind them. */
  static Dataset<Row> of(Dataset<Row> rows, String... others) {
    return rows.select(
        Columns.URI,
        Stream.concat(Stream.of(names()).skip(1), Stream.of(others)).toArray(String[]::new));
  }

  /** A row that starts with these columns. */
  static Row row(ImageFile file, Object... others) {
    Stream<Object> ofFile =
        Stream.of(
            file.uri(),
            file.label(),
            file.lengthBytes(),
            file.timeMillis(),
            file.split(),
            file.group());
    return RowFactory.create(Stream.concat(ofFile, Stream.of(others)).toArray());
  }

  /** The file of a row that starts with these columns. */
  static ImageFile file(Row row) {
    return new ImageFile(row.getString(0), row.getString(1), row.getLong(2), row.getLong(3))
        .in(row.getString(4), row.getString(5));
  }

  /**
   * The first half of a SHA-256, which two of a million million files have in common with
   * probability 1e-15: it is a tenth of what it stands for, on the way between executors.
   */
  record Key(long first, long second) implements Serializable {}

  /** Equal for the same file, unchanged, with the same label and for the same use. */
  static Key key(ImageFile file) {
    String all =
        String.join(
            "\n",
            file.uri(),
            String.valueOf(file.label()),
            Long.toString(file.lengthBytes()),
            Long.toString(file.timeMillis()),
            String.valueOf(file.split()),
            String.valueOf(file.group()));
    ByteBuffer digest = ByteBuffer.wrap(Sha256.digest().digest(all.getBytes(UTF_8)));
    return new Key(digest.getLong(), digest.getLong());
  }

  /** The same for a row that starts with these columns. */
  static Key key(Row row) {
    return key(file(row));
  }

  /**
   * The same of rows that have these columns, in whatever order. Made by Spark of its own bytes:
   * for text that leaves it, it first loads a compiler's knowledge of Scala, which takes longer
   * than a small table.
   */
  static JavaRDD<Key> keys(Dataset<Row> rows) {
    Column[] texts = Stream.of(names()).map(FileColumns::text).toArray(Column[]::new);
    Column digest = unhex(sha2(concat_ws("\n", texts), 256));
    return rows.select(digest).javaRDD().map(FileColumns::digested);
  }

  /** As {@link String#valueOf} has it. */
  private static Column text(String name) {
    return coalesce(col(name).cast(DataTypes.StringType), lit("null"));
  }

  private static Key digested(Row row) {
    ByteBuffer digest = ByteBuffer.wrap(row.<byte[]>getAs(0));
    return new Key(digest.getLong(), digest.getLong());
  }
}
