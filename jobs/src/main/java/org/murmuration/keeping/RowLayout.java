package org.murmuration.keeping;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.murmuration.table.Example;

/**
 * How an example lies in memory, in a file and in a block: its label, 4 bytes, and its values.
 *
 * @param width values of an example
 */
public record RowLayout(int width, Precision precision) implements Serializable {
  /** Of an example. */
  public int bytes() {
    return Integer.BYTES + width * precision.bytes();
  }

  byte[] row(Example example) {
    byte[] row = new byte[bytes()];
    over(row).putInt(example.label());
    precision.write(example, values(row));
    return row;
  }

  public int label(byte[] row) {
    return over(row).getInt();
  }

  /** The values of an example. */
  public void read(byte[] row, float[] values) {
    precision.read(values(row), values);
  }

  private static ByteBuffer over(byte[] row) {
    return ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer values(byte[] row) {
    return over(row).position(Integer.BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
