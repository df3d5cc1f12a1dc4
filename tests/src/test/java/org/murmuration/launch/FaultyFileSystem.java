package org.murmuration.launch;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** Local files under {@code faulty:///}, where {@link Faults} strike. */
final class FaultyFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "faulty";

  private Faults faults;

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    faults = Faults.of(configuration);
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    faults.strike(Fault.Moment.BEFORE, Fault.Operation.OPEN, file.toString());
    FSDataInputStream in = super.open(file, bufferSize);
    faults.strike(Fault.Moment.AFTER, Fault.Operation.OPEN, file.toString());
    return in;
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
    faults.strike(Fault.Moment.BEFORE, Fault.Operation.CREATE, file.toString());
    FSDataOutputStream out =
        super.create(file, overwrite, bufferSize, replication, blockSize, progress);
    faults.strike(Fault.Moment.AFTER, Fault.Operation.CREATE, file.toString());
    return out;
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    String place = source + " -> " + target;
    faults.strike(Fault.Moment.BEFORE, Fault.Operation.MOVE, place);
    boolean moved = super.rename(source, target);
    faults.strike(Fault.Moment.AFTER, Fault.Operation.MOVE, place);
    return moved;
  }
}
