package org.murmuration.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** Local files under {@code counting:///}; counts the streams that were opened and closed. */
public final class CountingFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("counting:///");
  public static final String SETTING = "spark.hadoop.fs.counting.impl";

  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong open = new AtomicLong();

  /** The one that all commands of this process share, as Hadoop keeps it. */
  public static CountingFileSystem shared(Configuration configuration) throws IOException {
    return (CountingFileSystem) FileSystem.get(ROOT, configuration);
  }

  /** As commands have it. */
  public static String path(java.nio.file.Path file) {
    return ROOT.getScheme() + "://" + file;
  }

  public long opened() {
    return opened.get();
  }

  /** Opened and not yet closed. */
  public long open() {
    return open.get();
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return ROOT.getScheme();
  }

  /** A stream, until it is first closed. */
  private AtomicBoolean count() {
    opened.incrementAndGet();
    open.incrementAndGet();
    return new AtomicBoolean(true);
  }

  private void forget(AtomicBoolean counted) {
    if (counted.getAndSet(false)) {
      open.decrementAndGet();
    }
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    InputStream in = super.open(file, bufferSize).getWrappedStream();
    AtomicBoolean counted = count();
    return new FSDataInputStream(in) {
      @Override
      public void close() throws IOException {
        forget(counted);
        super.close();
      }
    };
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return create(file, null, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    OutputStream out = super.create(file, overwrite, bufferSize, replication, blockSize, progress);
    AtomicBoolean counted = count();
    return new FSDataOutputStream(out, null) {
      @Override
      public void close() throws IOException {
        forget(counted);
        super.close();
      }
    };
  }
}
