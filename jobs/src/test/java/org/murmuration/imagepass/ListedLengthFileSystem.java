package org.murmuration.imagepass;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Seekable;
import org.apache.hadoop.fs.impl.OpenFileParameters;

/** Local files under {@code listed:///}, whose length is what the reader says, as on S3A. */
public final class ListedLengthFileSystem extends RawLocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create("listed:///");
  }

  @Override
  protected CompletableFuture<FSDataInputStream> openFileWithOptions(
      Path path, OpenFileParameters parameters) throws IOException {
    int length = parameters.getOptions().getInt("fs.option.openfile.length", Integer.MAX_VALUE);
    try (InputStream all = open(path)) {
      return CompletableFuture.completedFuture(
          new FSDataInputStream(new Bytes(all.readNBytes(length))));
    }
  }

  /** What Hadoop wants of a stream; nobody here moves in it. */
  private static final class Bytes extends ByteArrayInputStream
      implements Seekable, PositionedReadable {
    Bytes(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void seek(long place) throws IOException {
      throw new EOFException("no seek");
    }

    @Override
    public long getPos() {
      return pos;
    }

    @Override
    public boolean seekToNewSource(long place) {
      return false;
    }

    @Override
    public int read(long place, byte[] buffer, int offset, int length) throws IOException {
      throw new EOFException("no read at a place");
    }

    @Override
    public void readFully(long place, byte[] buffer, int offset, int length) throws IOException {
      throw new EOFException("no read at a place");
    }

    @Override
    public void readFully(long place, byte[] buffer) throws IOException {
      throw new EOFException("no read at a place");
    }
  }
}
