package org.murmuration.runs;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.murmuration.storage.Storage;

/** A Parquet file of a run, as it was written. */
public record PartFile(String name, long bytes, long rows) implements Serializable {
  /** Reads its footer. */
  static PartFile of(Storage storage, String location) {
    try {
      FileStatus status = storage.status(location);
      HadoopInputFile file = HadoopInputFile.fromStatus(status, storage.configuration());
      try (ParquetFileReader reader = ParquetFileReader.open(file)) {
        return new PartFile(new Path(location).getName(), status.getLen(), reader.getRecordCount());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
