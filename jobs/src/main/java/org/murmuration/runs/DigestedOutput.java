package org.murmuration.runs;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;

/** A file on storage that knows its digest when it is written, and need not be read for it. */
final class DigestedOutput implements OutputFile, AutoCloseable {
  private final Storage storage;
  private final String location;
  private Counted stream;

  DigestedOutput(Storage storage, String location) {
    this.storage = storage;
    this.location = location;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    stream = new Counted(storage.create(location));
    return stream;
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
    return stream.position;
  }

  /** Of what was written; to be asked once. */
  String sha256() {
    return Sha256.hex(stream.digest.digest());
  }

  /** Gives the file back to storage, whole or not. */
  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }

  /** Knows how many bytes went by, and which. */
  private static final class Counted extends PositionOutputStream {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long position;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      digest.update((byte) b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      digest.update(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
