package org.murmuration.weights;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.murmuration.refusal.Refusal;

/**
 * The vector of all parameters as ND4J writes it: a buffer of whole numbers that tells the shape,
 * then a buffer of floats, big-endian; each with a header of its own. ND4J's own reader claims the
 * memory that the header names.
 */
final class Dl4jCoefficients {
  /** Rank, and for a row vector two sizes, two strides, and three numbers more. */
  private static final int MAX_SHAPE_LENGTH = 16;

  private static final int BLOCK_BYTES = 1 << 16;

  private final DataInputStream in;
  private final String location;
  private final byte[] block = new byte[BLOCK_BYTES];

  Dl4jCoefficients(InputStream in, String location) {
    this.in = new DataInputStream(in);
    this.location = location;
  }

  /**
   * Reads the headers.
   *
   * @throws Refusal if that is no vector of {@code floats} floats
   */
  void open(long floats) throws IOException {
    List<Long> shape = shape();
    long elements = 1;
    for (long axis : shape) {
      elements = axis < 0 || axis > floats ? -1 : elements * axis;
    }
    in.readUTF();
    long length = in.readLong();
    String type = in.readUTF();
    if (elements != floats || length != floats || !type.equals("FLOAT")) {
      throw refusal(
          "it holds %d values of type %s and shape %s, its layers have %d of type FLOAT"
              .formatted(length, type, shape, floats));
    }
  }

  private List<Long> shape() throws IOException {
    in.readUTF();
    long length = in.readLong();
    String type = in.readUTF();
    if (length < 1 || length > MAX_SHAPE_LENGTH || !(type.equals("LONG") || type.equals("INT"))) {
      throw refusal(
          "it begins with %d values of type %s, expected a shape".formatted(length, type));
    }
    List<Long> numbers = new ArrayList<>();
    for (long i = 0; i < length; i++) {
      numbers.add(type.equals("LONG") ? in.readLong() : in.readInt());
    }
    long rank = numbers.get(0);
    if (rank < 1 || rank > 2 || rank >= length) {
      throw refusal("it has %d axes, expected a vector".formatted(rank));
    }
    return numbers.subList(1, 1 + (int) rank);
  }

  /** Fills {@code target} with the floats that come next. */
  void read(FloatBuffer target) throws IOException {
    while (target.hasRemaining()) {
      int bytes = (int) Math.min(BLOCK_BYTES, (long) Float.BYTES * target.remaining());
      in.readFully(block, 0, bytes);
      target.put(ByteBuffer.wrap(block, 0, bytes).asFloatBuffer());
    }
  }

  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw refusal("it goes on after its last value");
    }
  }

  /** What damage to the file looks like. */
  Refusal refusal(IOException e) {
    String why = e instanceof EOFException ? "it ends too early" : "it is damaged";
    return Refusal.input(message(why), e);
  }

  static boolean isDamage(IOException e) {
    return e instanceof EOFException
        || e instanceof ZipException
        || e instanceof java.io.UTFDataFormatException;
  }

  private Refusal refusal(String why) {
    return Refusal.input(message(why));
  }

  private String message(String why) {
    return "Cannot read coefficients.bin of %s: %s".formatted(location, why);
  }
}
