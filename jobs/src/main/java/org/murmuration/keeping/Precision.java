package org.murmuration.keeping;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.Example;

/** With how many bits the values of an example are kept. */
public enum Precision {
  /** As they lie in the table. */
  FLOAT32(Float.BYTES) {
    @Override
    void write(Example example, ByteBuffer to) {
      to.asFloatBuffer().put(example.embedding());
    }

    @Override
    void read(ByteBuffer from, float[] values) {
      from.asFloatBuffer().get(values);
    }
  },
  /** Rounded to half of that; another head comes of it, which says so. */
  FLOAT16(Short.BYTES) {
    @Override
    void write(Example example, ByteBuffer to) {
      for (float value : example.embedding()) {
        short half = Half.of(value);
        if (Half.isInfinite(half)) {
          throw Refusal.input(
              "Cannot keep image %s with --cache float16: it holds the value %s, %s is the largest (use float32)"
                  .formatted(example.imageId(), value, Half.LARGEST));
        }
        to.putShort(half);
      }
    }

    @Override
    void read(ByteBuffer from, float[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Half.toFloat(from.getShort());
      }
    }
  };

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Of a value. */
  public int bytes() {
    return bytes;
  }

  /** As settings name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract void write(Example example, ByteBuffer to);

  abstract void read(ByteBuffer from, float[] values);
}
