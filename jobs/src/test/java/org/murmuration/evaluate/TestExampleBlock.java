package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.table.LocatedExample;

class TestExampleBlock {
  private static final int WIDTH = 33;

  @Test
  void givesTheCosineOfEachPair() {
    List<LocatedExample> some = examples(3, 1);
    List<LocatedExample> others = examples(5, 2);
    ExampleBlock block = ExampleBlock.of(some);
    ExampleBlock other = ExampleBlock.of(others);
    for (int row = 0; row < some.size(); row++) {
      float[] similarities = block.similarities(row, other);
      assertThat(similarities).hasSameSizeAs(others);
      for (int i = 0; i < similarities.length; i++) {
        double cosine = cosine(some.get(row), others.get(i));
        assertThat((double) similarities[i]).isCloseTo(cosine, within(1e-6));
      }
    }
  }

  /** As a ReLU gives them: half are 0. */
  private static List<LocatedExample> examples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              float[] embedding = new float[WIDTH];
              for (int feature = 0; feature < WIDTH; feature++) {
                embedding[feature] = Math.max(0, (float) random.nextDouble(-1, 1));
              }
              return Located.at("image " + i, embedding);
            })
        .toList();
  }

  private static double cosine(LocatedExample one, LocatedExample other) {
    float[] a = one.example().embedding();
    float[] b = other.example().embedding();
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  @Test
  void findsAnEmbeddingOfZerosLikeNothing() {
    ExampleBlock block =
        ExampleBlock.of(List.of(Located.at("black", 0, 0), Located.at("white", 3, 4)));
    assertThat(block.similarities(0, block)).containsExactly(0, 0);
    assertThat(block.similarities(1, block)[0]).isZero();
  }

  @Test
  void remembersWhichImagesItHolds() {
    ExampleBlock block = ExampleBlock.of(List.of(Located.at("a", 1, 0), Located.at("b", 0, 1)));
    assertThat(block.rows()).isEqualTo(2);
    assertThat(block.spots())
        .containsExactly(new Spot("a", "id of a", 0), new Spot("b", "id of b", 0));
  }
}
