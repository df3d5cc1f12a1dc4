package org.murmuration.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;

/**
 * Bytes that are broadcast in pieces, so that no heap ever has to hold all of them: Spark keeps as
 * many pieces in memory as it has room for, and the others on disk. As one array, a network of half
 * a gigabyte would take two of them, in one stretch each.
 */
record BroadcastBytes(List<Piece> pieces) implements Serializable {
  /** Some blocks of a broadcast, which has 4 MiB in each. */
  private static final int PIECE_BYTES = 16 << 20;

  BroadcastBytes {
    pieces = List.copyOf(pieces);
  }

  /** Part of the bytes, and their hash as the driver knows it. */
  record Piece(Broadcast<byte[]> bytes, String sha256) implements Serializable {
    private InputStream open() {
      byte[] received = bytes.value();
      String found = Sha256.of(received);
      if (!found.equals(sha256)) {
        throw Refusal.temporary(
            "Cannot use the broadcast network: the SHA-256 of a piece of it is %s, the driver sent %s"
                .formatted(found, sha256),
            null);
      }
      return new ByteArrayInputStream(received);
    }
  }

  /** What is broadcast. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static BroadcastBytes of(JavaSparkContext context, Content content) throws IOException {
    Sender sender = new Sender(context);
    try {
      content.writeTo(sender);
      sender.close();
      return new BroadcastBytes(sender.sent);
    } catch (IOException | RuntimeException e) {
      new BroadcastBytes(sender.sent).destroy();
      throw e;
    }
  }

  /** The bytes, fetched as they are read. */
  InputStream open() {
    return new Receiver(pieces.iterator());
  }

  /** Frees them everywhere. */
  void destroy() {
    pieces.forEach(piece -> piece.bytes().destroy());
  }

  /** Broadcasts what is written, a piece as soon as it is full. */
  private static final class Sender extends OutputStream {
    private final JavaSparkContext context;
    private final List<Piece> sent = new ArrayList<>();
    private byte[] piece = new byte[PIECE_BYTES];
    private int length;

    private Sender(JavaSparkContext context) {
      this.context = context;
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
      byte[] full = length == piece.length ? piece : Arrays.copyOf(piece, length);
      sent.add(new Piece(context.broadcast(full), Sha256.of(full)));
      piece = new byte[PIECE_BYTES];
      length = 0;
    }

    @Override
    public void close() {
      if (length > 0) {
        send();
      }
    }
  }

  private static final class Receiver extends InputStream {
    private final Iterator<Piece> unread;
    private InputStream piece = InputStream.nullInputStream();

    private Receiver(Iterator<Piece> unread) {
      this.unread = unread;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int read = piece.read(bytes, offset, count);
      while (read < 0 && unread.hasNext()) {
        piece = unread.next().open();
        read = piece.read(bytes, offset, count);
      }
      return read;
    }
  }
}
