package org.murmuration.runs;

import java.io.IOException;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.murmuration.storage.FileDigest;
import org.murmuration.storage.Storage;

/** A file on storage that knows its digest when it is written, and need not be read for it. */
final class DigestedOutput implements OutputFile, AutoCloseable {
  private final Storage storage;
  private final String location;
  private FileDigest.Counted stream;

  DigestedOutput(Storage storage, String location) {
    this.storage = storage;
    this.location = location;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    FileDigest.Counted counted = new FileDigest.Counted(storage.create(location));
    stream = counted;
    return new DelegatingPositionOutputStream(counted) {
      @Override
      public long getPos() {
        return counted.bytes();
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return location;
  }

  long bytes() {
    return stream.bytes();
  }

  /** Of what was written; to be asked once. */
  String sha256() {
    return stream.sha256();
  }

  /** Gives the file back to storage, whole or not. */
  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }
}
