package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;

class TestRowFile {
  private static final StructType ENTRY =
      new StructType()
          .add("label", DataTypes.StringType, false)
          .add("probability", DataTypes.FloatType, false);
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, true)
          .add("width", DataTypes.IntegerType, false)
          .add("bytes", DataTypes.LongType, false)
          .add("embedding", DataTypes.createArrayType(DataTypes.FloatType, false), false)
          .add("top", DataTypes.createArrayType(ENTRY, false), true);
  private static final String NAME = "part-0.parquet";

  private final Configuration configuration = new Configuration(false);
  @TempDir private Path folder;

  private RowFile file() {
    return new RowFile(Storage.of(configuration), folder.toString(), NAME, SCHEMA);
  }

  private List<WrittenFile> write() throws IOException {
    try (RowFile file = file()) {
      file.write(
          RowFactory.create(
              "ä", null, 3, 1L << 40, new float[] {0.5f, -1f}, new Object[] {entry()}));
      file.write(RowFactory.create("b", "red", 4, 5L, new float[0], null));
      return file.end();
    }
  }

  private static Object entry() {
    return RowFactory.create("wren", 0.75f);
  }

  private org.apache.hadoop.fs.Path path() {
    return new org.apache.hadoop.fs.Path(folder.resolve(NAME).toUri());
  }

  @Test
  void holdsTheRowsThatWereWritten() throws IOException {
    write();
    try (ParquetReader<Group> rows =
        ParquetReader.builder(new GroupReadSupport(), path()).build()) {
      Group first = rows.read();
      assertThat(first.getString("id", 0)).isEqualTo("ä");
      assertThat(first.getFieldRepetitionCount("label")).as("null").isZero();
      assertThat(first.getInteger("width", 0)).isEqualTo(3);
      assertThat(first.getLong("bytes", 0)).isEqualTo(1L << 40);
      Group embedding = first.getGroup("embedding", 0);
      assertThat(embedding.getGroup("list", 0).getFloat("element", 0)).isEqualTo(0.5f);
      assertThat(embedding.getGroup("list", 1).getFloat("element", 0)).isEqualTo(-1f);
      Group entry = first.getGroup("top", 0).getGroup("list", 0).getGroup("element", 0);
      assertThat(entry.getString("label", 0)).isEqualTo("wren");
      Group second = rows.read();
      assertThat(second.getString("label", 0)).isEqualTo("red");
      assertThat(second.getGroup("embedding", 0).getFieldRepetitionCount("list")).isZero();
      assertThat(rows.read()).isNull();
    }
  }

  @Test
  void knowsItsRowsBytesAndDigestWithoutBeingRead() throws IOException {
    List<WrittenFile> written = write();
    byte[] bytes = Files.readAllBytes(folder.resolve(NAME));
    assertThat(written)
        .containsExactly(new WrittenFile(new PartFile(NAME, bytes.length, 2), Sha256.of(bytes)));
  }

  @Test
  void tellsSparkItsSchema() throws IOException {
    write();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path(), configuration))) {
      assertThat(reader.getFileMetaData().getKeyValueMetaData())
          .containsEntry("org.apache.spark.sql.parquet.row.metadata", SCHEMA.json());
    }
  }

  @Test
  void isNotMadeWithoutARow() throws IOException {
    try (RowFile file = file()) {
      assertThat(file.end()).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesARowThatLacksAValue() throws IOException {
    try (RowFile file = file()) {
      assertThatThrownBy(() -> file.write(RowFactory.create(null, null, 3, 1L, new float[0], null)))
          .hasMessageContaining("id");
    }
  }
}
