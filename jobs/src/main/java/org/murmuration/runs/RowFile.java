package org.murmuration.runs;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.murmuration.storage.Storage;

/**
 * Runs on executors: a Parquet file that is written once, row by row, as Spark would write it. It
 * is made when its first row comes; one that is closed before its end stays behind half-written.
 */
public final class RowFile implements AutoCloseable {
  /** Bytes of rows that a task holds at most, however wide they are. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final Storage storage;
  private final String name;
  private final StructType schema;
  private final DigestedOutput output;
  private ParquetWriter<Row> writer;
  private long rows;

  public RowFile(Storage storage, String folder, String name, StructType schema) {
    this.storage = storage;
    this.name = name;
    this.schema = schema;
    this.output = new DigestedOutput(storage, Storage.within(folder, name));
  }

  /** Builds writers of rows. */
  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final StructType schema;

    Builder(DigestedOutput output, StructType schema) {
      super(output);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(schema);
    }
  }

  public void write(Row row) throws IOException {
    if (writer == null) {
      writer =
          new Builder(output, schema)
              .withConf(storage.configuration())
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .withRowGroupSize(ROW_GROUP_BYTES)
              .build();
    }
    writer.write(row);
    rows++;
  }

  /** Ends the file, which has then all its bytes; nothing if there was no row. */
  public List<WrittenFile> end() throws IOException {
    if (writer == null) {
      return List.of();
    }
    writer.close();
    writer = null;
    PartFile part = new PartFile(name, output.bytes(), rows);
    return List.of(new WrittenFile(part, output.sha256()));
  }

  @Override
  public void close() throws IOException {
    try (output) {
      if (writer != null) {
        // For what it holds outside the heap.
        writer.close();
      }
    }
  }
}
