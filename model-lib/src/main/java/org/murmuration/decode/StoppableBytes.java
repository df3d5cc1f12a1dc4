package org.murmuration.decode;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes as a decoder reads them, until somebody stops it: the one handle that every
 * decoder has, native ones included, because all of them come back for more.
 */
final class StoppableBytes extends ImageInputStreamImpl {
  private final byte[] bytes;
  private volatile boolean stopped;

  StoppableBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** From now on reading fails. */
  void stop() {
    stopped = true;
  }

  @Override
  public int read() throws IOException {
    requireRunning();
    bitOffset = 0;
    return streamPos < bytes.length ? Byte.toUnsignedInt(bytes[(int) streamPos++]) : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    requireRunning();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private void requireRunning() throws IOException {
    checkClosed();
    if (stopped) {
      throw new IOException("Stopped: the time limit is over");
    }
  }
}
