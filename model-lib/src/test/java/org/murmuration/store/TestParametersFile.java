package org.murmuration.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.Parameters;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.network.TrainedHead;
import org.murmuration.refusal.Refusal;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.SafetensorsFile;
import org.murmuration.safetensors.SafetensorsReader;
import org.murmuration.safetensors.TensorInfo;

class TestParametersFile {
  private static final String WHERE = "memory:/x.safetensors";
  private static final int MUTANTS = 2_000;

  private static byte[] headFile() throws IOException {
    try (Parameters parameters = SmallNetworks.head(4, 1).parameters()) {
      return write(parameters);
    }
  }

  private static byte[] write(Parameters parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ParametersFile.write(parameters, bytes);
    return bytes.toByteArray();
  }

  private static Parameters read(byte[] bytes, ParameterLayout slots) throws IOException {
    return ParametersFile.read(new ByteArrayInputStream(bytes), slots, WHERE);
  }

  @Test
  void givesBackEachBitThatItWrote() throws IOException {
    ParameterLayout slots = ParameterLayout.of(SmallNetworks.squeezeNet());
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.squeezeNet(), 2);
        Parameters copy = read(write(network.parameters()), slots)) {
      assertThat(SmallNetworks.floats(copy)).isEqualTo(SmallNetworks.floats(network.parameters()));
      assertThat(write(copy)).isEqualTo(write(network.parameters()));
    }
  }

  @Test
  void writesAHeaderOfWholeEightBytesSoThatArraysLieAligned() throws IOException {
    byte[] bytes = headFile();
    SafetensorsReader file = SafetensorsReader.open(new ByteArrayInputStream(bytes), WHERE);
    long end = file.tensors().get(file.tensors().size() - 1).end();
    assertThat((bytes.length - end) % 8).isZero();
    assertThat(file.tensors())
        .extracting(TensorInfo::toString)
        .containsExactly("head.weight [3, 4]", "head.bias [3]");
  }

  @Test
  void passesOverArraysThatTheSlotsDoNotName() throws IOException {
    TrainedHead head = SmallNetworks.head(4, 1);
    byte[] bytes =
        new SafetensorsFile()
            .put("before", new long[] {2}, new float[] {8, 9})
            .put("head.bias", new long[] {3}, head.biases())
            .put("between", new long[] {1}, new float[] {7})
            .put("head.weight", new long[] {3, 4}, head.weights())
            .bytes();
    try (Parameters found = read(bytes, ParameterLayout.ofHead(4, 3))) {
      assertThat(TrainedHead.from(head.labels(), found).weights()).isEqualTo(head.weights());
      assertThat(TrainedHead.from(head.labels(), found).biases()).isEqualTo(head.biases());
    }
  }

  @Test
  void refusesAFileThatLacksAnArray() {
    byte[] bytes = new SafetensorsFile().put("head.bias", new long[] {3}, new float[3]).bytes();
    Refused.input(() -> read(bytes, ParameterLayout.ofHead(4, 3)))
        .hasMessage("Cannot read %s: it lacks [head.weight]", WHERE);
  }

  @Test
  void refusesAnArrayOfAnotherShape() {
    byte[] bytes =
        new SafetensorsFile().put("head.weight", new long[] {4, 3}, new float[12]).bytes();
    Refused.input(() -> read(bytes, ParameterLayout.ofHead(4, 3)))
        .hasMessage("Cannot read %s: found head.weight [4, 3], expected the shape [3, 4]", WHERE);
  }

  @Test
  void refusesAFileThatIsCutAnywhere() throws IOException {
    byte[] whole = headFile();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Refused.input(() -> read(cut, ParameterLayout.ofHead(4, 3)))
          .as("cut at " + length)
          .hasMessageMatching("Cannot read " + WHERE + " as safetensors: it ends .*");
    }
  }

  @Test
  void readsOrRefusesWhateverAFileHolds() throws IOException {
    byte[] valid = headFile();
    Random random = new Random(2026);
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutant(valid, random);
      try (Parameters parameters = read(mutant, ParameterLayout.ofHead(4, 3))) {
        assertThat(parameters.slots().length()).isEqualTo(15);
        read++;
      } catch (Refusal refusal) {
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INPUT);
        assertThat(refusal).hasMessageContaining(WHERE);
      }
    }
    assertThat(read).as("some mutants differ in values only").isBetween(1, MUTANTS - 1);
  }

  /** Up to three changes: another byte, a byte less, a byte more, or a piece twice. */
  private static byte[] mutant(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int change = random.nextInt(3); change >= 0; change--) {
      int place = random.nextInt(bytes.length);
      int other = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> joined(bytes, place, new byte[] {(byte) random.nextInt(256)}, place + 1);
            case 1 -> joined(bytes, place, new byte[0], place + 1);
            case 2 -> joined(bytes, place, new byte[] {(byte) random.nextInt(256)}, place);
            default -> joined(bytes, place, new byte[0], other);
          };
    }
    return bytes;
  }

  /** The bytes before {@code end}, then {@code between}, then the bytes from {@code begin}. */
  private static byte[] joined(byte[] bytes, int end, byte[] between, int begin) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, end);
    out.writeBytes(between);
    out.write(bytes, begin, bytes.length - begin);
    return out.toByteArray();
  }
}
