package org.murmuration.launch;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.Progressable;

/** HDFS, where {@link Faults} strike. */
final class FaultyHdfs extends DistributedFileSystem {
  private Faults faults;

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    faults = Faults.of(configuration);
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    FSDataInputStream in = super.open(file, bufferSize);
    faults.strike(Fault.Moment.AFTER, Fault.Operation.OPEN, file.toString());
    return in;
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress,
      Options.ChecksumOpt checksum)
      throws IOException {
    FSDataOutputStream out =
        super.create(
            file, permission, flags, bufferSize, replication, blockSize, progress, checksum);
    faults.strike(Fault.Moment.AFTER, Fault.Operation.CREATE, file.toString());
    return out;
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    faults.strike(Fault.Moment.BEFORE, Fault.Operation.MOVE, source + " -> " + target);
    return super.rename(source, target);
  }
}
