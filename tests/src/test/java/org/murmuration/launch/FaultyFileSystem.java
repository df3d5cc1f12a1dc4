package org.murmuration.launch;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

/** Local files under {@code faulty:///}, where {@link Faults} strike. */
final class FaultyFileSystem extends WatchedFileSystem {
  static final String SCHEME = "faulty";

  private Faults faults;

  FaultyFileSystem() {
    super(SCHEME);
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
  FSDataOutputStream createWatched(Path file, Creation creation) throws IOException {
    faults.strike(Fault.Moment.BEFORE, Fault.Operation.CREATE, file.toString());
    FSDataOutputStream out = creation.begin();
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
