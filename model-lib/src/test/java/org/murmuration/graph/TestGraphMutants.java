package org.murmuration.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * ONNX files with random damage: each is read, or refused in one line, and no file is opened but by
 * a plain name. {@code -Dmurmuration.mutants=N} makes more of them.
 */
@Tag("slow")
class TestGraphMutants {
  private static final int MUTANTS = Integer.getInteger("murmuration.mutants", 5000);
  private static final long SEED = 20261201;

  static Stream<Arguments> nets() {
    return Stream.of(
        Arguments.of("residual", Nets.residual(1)),
        Arguments.of("transformer", Nets.transformer(0, true)),
        Arguments.of("with weights beside it", TestHostileGraphs.outside("w.bin", "0")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void areReadOrRefused(String name, ModelProto net) {
    Random random = new Random(SEED);
    byte[] original = net.toByteArray();
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = damaged(original, random);
      try {
        use(mutant);
        read++;
      } catch (Refusal refusal) {
        assertThat(refusal.getMessage().lines()).hasSize(1);
      } catch (Throwable e) {
        fail("Mutant %d of %s".formatted(i, name), e);
      }
    }
    assertThat(read).isBetween(1, MUTANTS - 1);
  }

  private static void use(byte[] mutant) throws IOException {
    GraphModel model =
        GraphModel.read(new ByteArrayInputStream(mutant), TestGraphMutants::open, "mutant.onnx");
    if (model.input().isOpen()) {
      model = model.sized(new ImageShape(16, 16, 3));
    }
    GraphDescription graph = model.describe("mutant");
    GraphBackbone backbone = graph.backbone();
    backbone.summary();
    model.prefix(List.of(graph.defaultCut())).bytes();
    if (backbone.cuts().containsKey(graph.defaultCut())) {
      backbone.cost(List.of(backbone.defaultCut()));
    }
  }

  private static ByteArrayInputStream open(String name) {
    assertThat(name).doesNotContain("/", "\\", ":").isNotIn(".", "..");
    return new ByteArrayInputStream(new byte[1 << 16]);
  }

  private static byte[] damaged(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) random.nextInt(256);
        case 3 -> bytes[at] = (byte) -random.nextInt(2);
        case 4 -> {
          int length = Math.min(1 + random.nextInt(32), bytes.length - at);
          System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
        }
        default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
      }
    }
    return bytes;
  }
}
