package org.murmuration.keeping;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.murmuration.training.Grid;

/**
 * Brings a worker's examples, which come one to each batch in turn, into the order of its batches.
 * It is a file whose name is gone as soon as it is open, so that nothing is left of it, however the
 * process ends. It is read and written, and not mapped: YARN counts what is mapped.
 */
final class GridFile implements AutoCloseable {
  private final FileChannel file;
  private final Grid grid;
  private final int rowBytes;
  private long rows;

  /**
   * @param path where nothing is yet, on a local disk
   */
  GridFile(Path path, Grid grid, int rowBytes) throws IOException {
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    this.grid = grid;
    this.rowBytes = rowBytes;
  }

  /** The i-th goes to batch i mod n, into the next place there. */
  void add(byte[] row) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    long position = position(rows % grid.batches(), rows / grid.batches());
    while (bytes.hasRemaining()) {
      position += file.write(bytes, position);
    }
    rows++;
  }

  private long position(long batch, long place) {
    return (batch * grid.batchSize() + place) * rowBytes;
  }

  long rows() {
    return rows;
  }

  KeptBatch batch(int number) throws IOException {
    byte[][] batch = new byte[rowsOf(number)][rowBytes];
    for (int place = 0; place < batch.length; place++) {
      read(batch[place], position(number, place));
    }
    return new KeptBatch(batch);
  }

  private int rowsOf(int batch) {
    return (int) ((rows + grid.batches() - 1 - batch) / grid.batches());
  }

  private void read(byte[] row, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    while (bytes.hasRemaining()) {
      int read = file.read(bytes, position + bytes.position());
      if (read < 0) {
        throw new EOFException("Examples on the local disk end at byte " + position);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
