package org.murmuration.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.murmuration.store.Sha256;

/**
 * Bytes that are broadcast in pieces, of which a heap holds one at a time: the driver and each
 * executor keep them on disk ({@link DiskBlocks}). Spark's own broadcast of an array would take its
 * bytes twice in the heap of each, and keep them there.
 *
 * @param owner with which Spark frees the pieces
 * @param sha256 of each piece, as the driver knows it
 */
record BroadcastBytes(Broadcast<Integer> owner, List<String> sha256) implements Serializable {
  /** As large as the blocks of Spark's own broadcasts. */
  private static final int PIECE_BYTES = 4 << 20;

  BroadcastBytes {
    sha256 = List.copyOf(sha256);
  }

  /** What is broadcast. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static BroadcastBytes of(JavaSparkContext context, Content content) throws IOException {
    Broadcast<Integer> owner = context.broadcast(PIECE_BYTES);
    try (Sender sender = new Sender(new DiskBlocks(owner.id()))) {
      content.writeTo(sender);
      sender.close();
      return new BroadcastBytes(owner, sender.sha256);
    } catch (IOException | RuntimeException e) {
      owner.destroy();
      throw e;
    }
  }

  /** The bytes, fetched as they are read. */
  InputStream open() {
    return new Receiver();
  }

  /** Frees them everywhere. */
  void destroy() {
    owner.destroy();
  }

  /** Keeps what is written, a piece as soon as it is full. */
  private static final class Sender extends OutputStream {
    private final DiskBlocks blocks;
    private final List<String> sha256 = new ArrayList<>();
    private final byte[] piece = new byte[PIECE_BYTES];
    private int length;

    private Sender(DiskBlocks blocks) {
      this.blocks = blocks;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      for (int written = 0; written < count; ) {
        int fits = Math.min(count - written, PIECE_BYTES - length);
        System.arraycopy(bytes, offset + written, piece, length, fits);
        length += fits;
        written += fits;
        if (length == PIECE_BYTES) {
          send();
        }
      }
    }

    private void send() {
      ByteBuffer full = ByteBuffer.wrap(Arrays.copyOf(piece, length));
      blocks.keep(sha256.size(), full);
      sha256.add(Sha256.of(full));
      length = 0;
    }

    @Override
    public void close() {
      if (length > 0) {
        send();
      }
    }
  }

  /** Reads the pieces one after another, each fetched when it is needed. */
  private final class Receiver extends InputStream {
    private final DiskBlocks blocks = new DiskBlocks(owner.id());
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private int fetched;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      while (!piece.hasRemaining() && fetched < sha256.size()) {
        piece = blocks.fetch(fetched, sha256.get(fetched));
        fetched++;
      }
      int read = Math.min(count, piece.remaining());
      piece.get(bytes, offset, read);
      return read == 0 && count > 0 ? -1 : read;
    }
  }
}
