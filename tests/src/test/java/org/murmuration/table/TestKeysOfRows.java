package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.ImageFile;

@Tag("cluster")
final class TestKeysOfRows {
  /**
   * Rows are known by the digests that Spark makes, images by those that are made of what was
   * listed.
   */
  @Test
  void areThoseOfTheirFilesAsTheyWereListed() throws IOException {
    List<ImageFile> files =
        List.of(
            new ImageFile("file:/ä b/1 ,'\"\n.jpg", "Möwe\\n", 12, -3).in("test", "ü"),
            new ImageFile("file:/2", null, 0, Long.MAX_VALUE),
            new ImageFile("file:/3", "", 7, 1).in("null", null));
    List<Row> rows = files.stream().map(file -> FileColumns.row(file, 1.5f)).toList();
    StructType schema = FileColumns.SCHEMA.add("more", DataTypes.FloatType, false);
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .appName("keys")
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      assertThat(FileColumns.keys(spark.createDataFrame(rows, schema)).collect())
          .containsExactlyElementsOf(files.stream().map(FileColumns::key).toList());
    }
  }
}
