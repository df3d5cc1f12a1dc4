package org.murmuration.table;

import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.HashPass;
import org.murmuration.imagepass.HashedFile;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/**
 * Files whose bytes a table has embedded already: they were moved, copied, touched or labelled
 * anew. Their rows are copied and their images not decoded. Only files as long as one that has a
 * row are read to find out.
 */
public final class KnownImages implements AutoCloseable {
  private static final String ID = Columns.IMAGE_ID;
  private static final StructType SCHEMA = FileColumns.SCHEMA.add(ID, DataTypes.StringType, false);

  /**
   * @param files with the columns of {@link #SCHEMA}, kept until closed
   * @param rows of the table, superseded ones too: their embeddings are as good
   */
  private record Found(Dataset<Row> files, Dataset<Row> rows) {}

  private final Optional<Found> found;
  private final long count;

  private KnownImages(Optional<Found> found, long count) {
    this.found = found;
    this.count = count;
  }

  public static KnownImages none() {
    return new KnownImages(Optional.empty(), 0);
  }

  /**
   * @param images of the table's rows, without their embeddings
   * @param rows the same with them
   */
  static KnownImages among(
      SparkSession spark,
      Storage storage,
      JavaRDD<ImageFile> files,
      Dataset<Row> images,
      Dataset<Row> rows) {
    JavaRDD<Row> hashed =
        ofKnownLength(files, images).mapPartitions(new HashPass(storage)).map(KnownImages::row);
    Dataset<Row> known =
        spark
            .createDataFrame(hashed, SCHEMA)
            .join(images.select(ID), new String[] {ID}, "left_semi")
            .persist();
    return new KnownImages(Optional.of(new Found(known, rows)), known.count());
  }

  private static JavaRDD<ImageFile> ofKnownLength(JavaRDD<ImageFile> files, Dataset<Row> rows) {
    JavaPairRDD<Long, Integer> lengths =
        rows.select(Columns.FILE_LENGTH)
            .distinct()
            .javaRDD()
            .mapToPair(row -> new Tuple2<>(row.getLong(0), 1));
    return files.keyBy(ImageFile::lengthBytes).join(lengths).values().map(Tuple2::_1);
  }

  private static Row row(HashedFile hashed) {
    return FileColumns.row(hashed.file(), hashed.imageId());
  }

  public long count() {
    return count;
  }

  /** The files among these that are none of them. */
  public JavaRDD<ImageFile> removedFrom(JavaRDD<ImageFile> files) {
    return count == 0 ? files : ImageRuns.without(files, found.orElseThrow().files());
  }

  /** Rows for them; there must be some. */
  JavaRDD<Row> rows() {
    return copies(found.orElseThrow());
  }

  private static JavaRDD<Row> copies(Found found) {
    return found
        .rows()
        .drop(FileColumns.names())
        .join(found.files(), ID)
        // An image that has several rows gives one for each file.
        .dropDuplicates(FileColumns.names())
        .selectExpr(found.rows().columns())
        .javaRDD();
  }

  @Override
  public void close() {
    found.ifPresent(known -> known.files().unpersist());
  }
}
