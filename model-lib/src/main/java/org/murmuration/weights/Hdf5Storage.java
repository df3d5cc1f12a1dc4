package org.murmuration.weights;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.murmuration.refusal.Refusal;

/**
 * The bytes of an HDF5 file as jHDF's parsers of its parts ask for them. They believe what a file
 * claims, and parts may refer to one another in circles: so reads are counted and measured, and too
 * many of them are refused.
 */
final class Hdf5Storage implements HdfBackingStorage {
  /** A file of VGG19 takes 3,000. */
  private static final int MAX_READS = 200_000;

  private static final int MAX_READ_BYTES = 1 << 18;
  private static final long MAX_BYTES = 64L << 20;

  private final ByteBuffer content;
  private final String location;
  private final Superblock superblock;
  private int reads;
  private long bytes;

  Hdf5Storage(ByteBuffer content, String location) {
    this.content = content;
    this.location = location;
    this.superblock =
        Superblock.readSuperblock(content.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN));
  }

  String location() {
    return location;
  }

  /** The bytes of an array, which are not counted: they are read once. */
  ByteBuffer data(long address, long length) {
    return content.slice(Math.toIntExact(address), Math.toIntExact(length));
  }

  @Override
  public ByteBuffer readBufferFromAddress(long address, int length) {
    return map(address, length);
  }

  @Override
  public ByteBuffer map(long address, long length) {
    reads++;
    bytes += Math.max(0, length);
    if (reads > MAX_READS || length > MAX_READ_BYTES || bytes > MAX_BYTES) {
      throw Refusal.input(
          "Cannot read %s as HDF5: its names and attributes take more than any network's"
              .formatted(location));
    }
    return data(address, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public ByteBuffer mapNoOffset(long address, long length) {
    return map(address, length);
  }

  @Override
  public long getUserBlockSize() {
    return superblock.getBaseAddressByte();
  }

  @Override
  public Superblock getSuperblock() {
    return superblock;
  }

  @Override
  public FileChannel getFileChannel() {
    throw new UnsupportedOperationException("This file is a buffer");
  }

  @Override
  public int getSizeOfOffsets() {
    return superblock.getSizeOfOffsets();
  }

  @Override
  public int getSizeOfLengths() {
    return superblock.getSizeOfLengths();
  }

  @Override
  public void close() {}

  @Override
  public long size() {
    return content.limit();
  }

  @Override
  public boolean inMemory() {
    return true;
  }
}
