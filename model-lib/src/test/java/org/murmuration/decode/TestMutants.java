package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Broken on purpose, by a seed: whatever the bytes, pixels or a reject come out. {@code
 * -Dmurmuration.mutants=N} makes it fewer or more.
 */
@Tag("slow")
class TestMutants {
  private static final int MUTANTS = Integer.getInteger("murmuration.mutants", 10_000);

  @Test
  void endAsPixelsOrAsRejects(TestReporter reporter) throws IOException {
    List<byte[]> seeds = seeds();
    ImageDecoder decoder = new ImageDecoder();
    Map<Reason, Integer> rejects = new EnumMap<>(Reason.class);
    int images = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutant(seeds, i);
      try {
        BufferedImage pixels = decoder.decode(mutant).pixels();
        assertThat(pixels.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        images++;
      } catch (RejectedImageException rejection) {
        rejects.merge(rejection.reason(), 1, Integer::sum);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("Mutant " + i + " is neither", e);
      }
    }
    reporter.publishEntry(
        "mutants",
        "%s of %s seeds: %s images, %s".formatted(MUTANTS, seeds.size(), images, rejects));
    assertThat(rejects)
        .containsKeys(Reason.TRUNCATED, Reason.CORRUPT)
        .doesNotContainKey(Reason.TIMEOUT);
  }

  /** Five formats, four pictures each, and a lossy WebP. */
  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String format : List.of("jpeg", "png", "gif", "bmp", "tiff")) {
      seeds.add(Encoded.as(format, Encoded.noise(24, 18, 1)));
      seeds.add(Encoded.as(format, Encoded.noise(65, 5, 2)));
      seeds.add(Encoded.as(format, Encoded.filled(BufferedImage.TYPE_INT_RGB, 40, 30, 0x3366CC)));
      seeds.add(Encoded.as(format, Encoded.filled(BufferedImage.TYPE_BYTE_GRAY, 33, 33, 0x777777)));
    }
    seeds.add(Encoded.lossyWebp());
    return seeds;
  }

  private static byte[] mutant(List<byte[]> seeds, int number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] bytes = seeds.get(number % seeds.size()).clone();
    return switch (number / seeds.size() % 3) {
      case 0 -> flipped(bytes, random);
      case 1 -> flipped(java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)), random);
      default -> spliced(bytes, seeds.get(random.nextInt(seeds.size())), random);
    };
  }

  private static byte[] flipped(byte[] bytes, SplittableRandom random) {
    // Headers are short and most worth breaking.
    for (int flips = 1 << random.nextInt(6); flips > 0 && bytes.length > 0; flips--) {
      int reach = random.nextBoolean() ? Math.min(64, bytes.length) : bytes.length;
      bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, byte[] other, SplittableRandom random) {
    int length = random.nextInt(Math.min(bytes.length, other.length));
    System.arraycopy(
        other,
        random.nextInt(other.length - length),
        bytes,
        random.nextInt(bytes.length - length),
        length);
    return bytes;
  }
}
