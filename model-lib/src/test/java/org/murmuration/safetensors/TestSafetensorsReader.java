package org.murmuration.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.refusal.Refused;

class TestSafetensorsReader {
  private static final String WHERE = "memory:/x.safetensors";
  private static final byte[] EIGHT = new byte[8];
  private static final long MODEST_BYTES = 8 << 20;

  private static final byte[] VALID =
      new SafetensorsFile()
          .put("a.weight", new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6})
          .put("a.bias", new long[] {2}, new float[] {-1, Float.MIN_VALUE})
          .put("scale", new long[] {}, new float[] {7})
          .put("none", new long[] {0, 5}, new float[] {})
          .bytes();

  @Test
  void handsOverArraysInTheFilesOrder() throws IOException {
    List<String> found = new ArrayList<>();
    SafetensorsReader file = open(VALID);
    file.forEach(
        (tensor, floats) -> {
          FloatBuffer values = FloatBuffer.allocate((int) tensor.elements());
          floats.read(values);
          found.add(tensor + " " + Arrays.toString(values.array()));
        });
    assertThat(found)
        .containsExactly(
            "a.weight [2, 3] [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]",
            "a.bias [2] [-1.0, 1.4E-45]",
            "scale [] [7.0]",
            "none [0, 5] []");
    assertThat(file.location()).isEqualTo(WHERE);
  }

  private static SafetensorsReader open(byte[] bytes) throws IOException {
    return SafetensorsReader.open(new ByteArrayInputStream(bytes), WHERE);
  }

  @Test
  void skipsWhatAVisitorLeavesUnread() throws IOException {
    float[] bias = new float[2];
    open(VALID)
        .forEach(
            (tensor, floats) -> {
              if (tensor.name().equals("a.bias")) {
                floats.read(FloatBuffer.wrap(bias));
              }
            });
    assertThat(bias).containsExactly(-1, Float.MIN_VALUE);
  }

  @Test
  void readsArraysLongerThanItsBlock() throws IOException {
    float[] values = new float[(1 << 18) * 2 + 5];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    byte[] bytes = new SafetensorsFile().put("x", new long[] {values.length}, values).bytes();
    float[] found = new float[values.length];
    open(bytes).forEach((tensor, floats) -> floats.read(FloatBuffer.wrap(found)));
    assertThat(found).isEqualTo(values);
  }

  @Test
  void passesOverMetadata() throws IOException {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},%s}  "
            .formatted(SafetensorsFile.entry("a", "[2]", 0, 8));
    assertThat(open(SafetensorsFile.of(header, EIGHT)).tensors())
        .extracting(TensorInfo::toString)
        .containsExactly("a [2]");
  }

  static List<Arguments> hostileHeaders() {
    String a = SafetensorsFile.entry("a", "[2]", 0, 8);
    String notJson = "its header is not JSON";
    return List.of(
        Arguments.of("{\"a\"", notJson),
        Arguments.of("no JSON", notJson),
        Arguments.of("{" + a + "} {}", notJson),
        Arguments.of("\0\0\0{", notJson),
        Arguments.of("\ud83d\udc1f", notJson),
        Arguments.of("{" + a + "," + a + "}", notJson),
        Arguments.of("[".repeat(100_000), notJson),
        Arguments.of("{\"a\":".repeat(100_000), notJson),
        Arguments.of("{\"a\":" + "9".repeat(5_000) + "}", notJson),
        Arguments.of("[]", "its header is no JSON object"),
        Arguments.of("[" + a.substring(4) + "]", "its header is no JSON object"),
        Arguments.of("null", "its header is no JSON object"),
        Arguments.of("\"text\"", "its header is no JSON object"),
        Arguments.of("17", "its header is no JSON object"),
        Arguments.of("    ", "its header is no JSON object"),
        Arguments.of("{\"a\":5}", "a has no list of whole numbers as its shape"),
        Arguments.of("{\"a\":{}}", "a has no list of whole numbers as its shape"),
        Arguments.of(one("2", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("\"2\"", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[\"2\"]", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[2.5]", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[-2]", "0,-8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[-2]", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[-1,-2]", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[null]", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[[2]]", "0,8"), "a has no list of whole numbers as its shape"),
        Arguments.of(one("[18446744073709551618]", "0,8"), "whole numbers as its shape"),
        Arguments.of(one("[2]", "0"), "a has no two whole numbers as its data_offsets"),
        Arguments.of(one("[2]", "0,8,8"), "a has no two whole numbers as its data_offsets"),
        Arguments.of(one("[2]", "\"0\",\"8\""), "whole numbers as its data_offsets"),
        Arguments.of(one("[2]", "0,8.5"), "a has no list of whole numbers as its data_offsets"),
        Arguments.of(one("[2]", "-8,0"), "a has no list of whole numbers as its data_offsets"),
        Arguments.of(one("[2]", "0,18446744073709551624"), "whole numbers as its data_offsets"),
        Arguments.of(one("[2]", "8,0"), "a [2] has -8 bytes, its shape needs 8"),
        Arguments.of(one("[3]", "0,8"), "a [3] has 8 bytes, its shape needs 12"),
        Arguments.of(one("[2]", "4,12"), "a [2] begins at byte 4, expected 0"),
        Arguments.of(
            one("[1099511627776,1099511627776]", "0,8"),
            "its shape needs more bytes than a file can have"),
        Arguments.of(
            one("[4611686018427387904,4]", "0,9223372036854775807"),
            "its shape needs more bytes than a file can have"),
        Arguments.of(
            "{" + a.replace("F32", "I64") + "}",
            "a [2] is of type I64, expected F64, F32, F16 or BF16"),
        Arguments.of("{" + a.replace("F32", "F64") + "}", "a [2] has 8 bytes, its shape needs 16"),
        Arguments.of(
            "{" + a.replace("\"F32\"", "32") + "}",
            "a [2] is of type 32, expected F64, F32, F16 or BF16"),
        Arguments.of(
            "{" + a + "," + SafetensorsFile.entry("b", "[1]", 12, 16) + "}",
            "b [1] begins at byte 12, expected 8"),
        Arguments.of(
            "{" + a + "," + SafetensorsFile.entry("b", "[1]", 4, 8) + "}",
            "b [1] begins at byte 4, expected 8"),
        Arguments.of(
            "{" + a + "," + SafetensorsFile.entry("b", "[2]", 0, 8) + "}",
            "b [2] begins at byte 0, expected 8"));
  }

  private static String one(String shape, String offsets) {
    return "{\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%s]}}"
        .formatted(shape, offsets);
  }

  @ParameterizedTest
  @MethodSource("hostileHeaders")
  void refusesAHeaderThatIsWrong(String header, String why) {
    byte[] bytes = SafetensorsFile.of(header, EIGHT);
    assertModest(
        () ->
            Refused.input(() -> open(bytes))
                .hasMessageStartingWith("Cannot read " + WHERE + " as safetensors: ")
                .hasMessageContaining(why));
  }

  private static void assertModest(Runnable work) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    work.run();
    assertThat(thread.getCurrentThreadAllocatedBytes() - before)
        .as("bytes allocated")
        .isLessThan(MODEST_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void refusesAHeaderThatIsNotUtf8(String charset) {
    byte[] header = "{\"a\":5}".getBytes(Charset.forName(charset));
    Refused.input(() -> open(SafetensorsFile.withLength(header.length, header, EIGHT)))
        .hasMessageContaining("its header is not JSON");
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, 8_000_001, 1, 0, -1, Long.MIN_VALUE})
  void refusesAHeaderLengthThatCannotBe(long length) {
    byte[] bytes = SafetensorsFile.withLength(length, new byte[] {'{', '}'}, EIGHT);
    assertModest(
        () ->
            Refused.input(() -> open(bytes))
                .hasMessage(
                    "Cannot read %s as safetensors: its header claims %d bytes (2 to 8000000 are possible)",
                    WHERE, length));
  }

  @Test
  void claimsNoMemoryForAHeaderThatIsNotThere() {
    byte[] bytes = SafetensorsFile.withLength(8_000_000, new byte[] {'{', '}'}, EIGHT);
    assertModest(
        () ->
            Refused.input(() -> open(bytes))
                .hasMessage("Cannot read %s as safetensors: it ends inside its header", WHERE));
  }

  @Test
  void claimsNoMemoryForAnArrayThatIsNotThere() {
    long bytes = 1L << 50;
    String header = one("[%d]".formatted(bytes / 4), "0," + bytes);
    assertModest(
        () ->
            Refused.input(
                    () -> open(SafetensorsFile.of(header, EIGHT)).forEach((tensor, floats) -> {}))
                .hasMessage(
                    "Cannot read %s as safetensors: it ends %d bytes before a [%d] does",
                    WHERE, bytes - 8, bytes / 4));
  }

  @Test
  void refusesAFileThatIsCutAnywhere() {
    for (int length = 0; length < VALID.length; length++) {
      byte[] cut = Arrays.copyOf(VALID, length);
      Refused.input(() -> open(cut).forEach((tensor, floats) -> {}))
          .as("cut at " + length)
          .hasMessageMatching("Cannot read " + WHERE + " as safetensors: it ends .*");
    }
  }

  @Test
  void refusesBytesAfterTheLastArray() {
    byte[] longer = Arrays.copyOf(VALID, VALID.length + 1);
    Refused.input(() -> open(longer).forEach((tensor, floats) -> {}))
        .hasMessage("Cannot read %s as safetensors: it goes on after its last array", WHERE);
  }
}
