package org.murmuration.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFloatType {
  @ParameterizedTest
  @CsvSource({
    "0x3C00, 1",
    "0xC000, -2",
    "0x7BFF, 65504",
    "0x0400, 6.103515625e-05",
    "0x0001, 5.9604644775390625e-08",
    "0x83FF, -6.097555160522461e-05",
    "0x0000, 0",
    "0x8000, -0.0",
    "0x7C00, Infinity",
    "0xFC00, -Infinity",
    "0x7E00, NaN"
  })
  void widensHalves(String bits, float expected) {
    assertThat(FloatType.widened(Integer.decode(bits).shortValue())).isEqualTo((Float) expected);
  }

  /** Each half lies between its neighbours, which are as far apart as its exponent says. */
  @Test
  void widensAllHalvesInOrder() {
    float last = -1;
    for (int bits = 0; bits < 0x7C00; bits++) {
      float value = FloatType.widened((short) bits);
      assertThat(value).isGreaterThan(last);
      assertThat(FloatType.widened((short) (bits | 0x8000))).isEqualTo(-value);
      int exponent = Math.max(1, bits >> 10);
      assertThat(value).isEqualTo((float) (significand(bits) * Math.pow(2, exponent - 25)));
      last = value;
    }
  }

  private static int significand(int bits) {
    return (bits & 0x3FF) + (bits < 0x400 ? 0 : 0x400);
  }

  @ParameterizedTest
  @CsvSource({"F32, 4", "F16, 2", "BF16, 2"})
  void readsAnArrayOfEachType(String type, int bytes) throws IOException {
    float[] values = {1, -2, 0.5f};
    ByteBuffer data = ByteBuffer.allocate(3 * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      switch (type) {
        case "F32" -> data.putFloat(value);
        case "BF16" -> data.putShort((short) (Float.floatToIntBits(value) >> 16));
        default -> data.putShort((short) (value == 1 ? 0x3C00 : value == -2 ? 0xC000 : 0x3800));
      }
    }
    String header =
        "{\"a\":{\"dtype\":\"%s\",\"shape\":[3],\"data_offsets\":[0,%d]}}"
            .formatted(type, 3 * bytes);
    FloatBuffer found = FloatBuffer.allocate(3);
    SafetensorsReader.open(
            new ByteArrayInputStream(SafetensorsFile.of(header, data.array())), "memory:/x")
        .forEach((tensor, floats) -> floats.read(found));
    assertThat(found.array()).isEqualTo(values);
  }
}
