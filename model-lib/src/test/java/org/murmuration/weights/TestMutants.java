package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.dl4j.GraphZip;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refusal;

/**
 * Files with random damage: each is read, or refused in one line. {@code -Dmurmuration.mutants=N}
 * makes more of them.
 */
@Tag("slow")
class TestMutants {
  private static final int MUTANTS = Integer.getInteger("murmuration.mutants", 5000);
  private static final long SEED = 20261125;
  private static final long[] CLAIMS = {
    0, 1, 8, -1, 1L << 16, 1L << 31, 1L << 32, 1L << 60, Long.MAX_VALUE, Long.MIN_VALUE
  };

  static Stream<Arguments> layouts() throws Exception {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 3)) {
      byte[] zip = GraphZip.zoo(network);
      return Stream.of(
          Arguments.of("torchvision", TorchvisionFile.of(network, 2).bytes(), Part.WHOLE),
          Arguments.of("Keras weights", Hdf5File.bytes(KerasFile.weights(network)), Part.WHOLE),
          Arguments.of("Keras model", Hdf5File.bytes(KerasFile.model(network)), Part.WHOLE),
          Arguments.of(
              "Keras of 2015",
              Hdf5File.bytes(new TheanoFile(network, 2, true, true).counted()),
              Part.WHOLE),
          Arguments.of("batch normalisation", TestFoldedLayout.file(network), Part.WHOLE),
          Arguments.of("NeuPy", Hdf5File.bytes(KerasFile.neuPy(network)), Part.WHOLE),
          Arguments.of("DL4J", zip, Part.WHOLE),
          Arguments.of("DL4J, inside", zip, Part.INSIDE));
    }
  }

  /** What of a file is damaged. */
  private enum Part {
    WHOLE {
      @Override
      byte[] damaged(byte[] file, Mutation mutation) {
        return mutation.of(file);
      }
    },
    /** What is packed, so that checksums hold. */
    INSIDE {
      @Override
      byte[] damaged(byte[] file, Mutation mutation) {
        Zip zip = Zip.of(file);
        String name = mutation.random().nextBoolean() ? "configuration.json" : "coefficients.bin";
        return zip.put(name, mutation.of(zip.get(name))).bytes();
      }
    };

    abstract byte[] damaged(byte[] file, Mutation mutation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void areReadOrRefused(String layout, byte[] original, Part part) {
    Random random = new Random(SEED);
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = part.damaged(original, new Mutation(random));
      try {
        read(mutant, random.nextBoolean());
        read++;
      } catch (Refusal refusal) {
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INPUT);
        assertThat(refusal.getMessage().lines()).hasSize(1);
      } catch (Throwable e) {
        fail("Mutant %d of %s".formatted(i, layout), e);
      }
    }
    assertThat(read).isBetween(1, MUTANTS - 1);
  }

  private static void read(byte[] mutant, boolean withInput) throws Exception {
    Optional<ImageShape> input =
        withInput ? Optional.of(SmallNetworks.vgg11().input()) : Optional.empty();
    WeightsFile file = WeightsFile.open(ByteBuffer.wrap(mutant), "memory:/mutant");
    file.read(file.architecture(Optional.empty(), input)).close();
  }

  /** Damage of one to four kinds. */
  private record Mutation(Random random) {
    byte[] of(byte[] bytes) {
      byte[] mutant = bytes.clone();
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes && mutant.length > 16; i++) {
        mutant = changed(mutant);
      }
      return mutant;
    }

    private byte[] changed(byte[] bytes) {
      int at = place(bytes);
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> bytes[at] = (byte) random.nextInt(256);
        case 4 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : -1);
        case 5, 6 -> claim(bytes, at);
        case 7 -> copy(bytes, at);
        case 8 -> {
          return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, 1 + at) : bytes;
        }
        default -> {
          return random.nextInt(4) == 0 ? without(bytes, at) : bytes;
        }
      }
      return bytes;
    }

    /** Mostly where something is: a file has many zeros that nobody reads. */
    private int place(byte[] bytes) {
      int at = random.nextInt(bytes.length);
      for (int i = 0; i < 8 && bytes[at] == 0; i++) {
        at = random.nextInt(bytes.length);
      }
      return at;
    }

    private void claim(byte[] bytes, int at) {
      int begin = Math.min(at, bytes.length - Long.BYTES) / Long.BYTES * Long.BYTES;
      ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      ByteBuffer.wrap(bytes).order(order).putLong(begin, CLAIMS[random.nextInt(CLAIMS.length)]);
    }

    private void copy(byte[] bytes, int at) {
      int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
      int from = random.nextInt(bytes.length - length + 1);
      System.arraycopy(bytes, from, bytes, at, length);
    }

    private byte[] without(byte[] bytes, int at) {
      int count = Math.min(1 + random.nextInt(16), bytes.length - at);
      byte[] shorter = new byte[bytes.length - count];
      System.arraycopy(bytes, 0, shorter, 0, at);
      System.arraycopy(bytes, at + count, shorter, at, bytes.length - at - count);
      return shorter;
    }
  }
}
