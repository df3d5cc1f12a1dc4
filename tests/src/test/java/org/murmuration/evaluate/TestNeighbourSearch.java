package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.murmuration.table.Example;
import org.murmuration.table.LocatedExample;

/** What resembles an image most, held against comparing each with each. */
@Tag("cluster")
final class TestNeighbourSearch {
  /** So that some hundred of them make several blocks. */
  private static final int WIDTH = 5000;

  @Test
  void findsTheNearestOfAll() {
    List<LocatedExample> tests = examples("test", 130, 1);
    List<LocatedExample> trains = examples("train", 270, 2);
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("neighbours")
            .set("spark.ui.enabled", "false");
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      Map<Spot, Neighbours> found =
          NeighbourSearch.of(context.parallelize(tests, 3), context.parallelize(trains, 4), 2)
              .collectAsMap();
      assertThat(found).hasSameSizeAs(tests);
      tests.forEach(test -> assertSame(found.get(Spot.of(test)), test, trains));
    }
  }

  @Test
  void findsNothingLikeAnEmbeddingOfZeros() {
    LocatedExample zeros = example("zeros", new float[] {0, 0});
    ExampleBlock block = ExampleBlock.of(List.of(zeros, example("some", new float[] {3, 4})));
    assertThat(block.similarities(0, block)).containsExactly(0, 0);
    assertThat(block.similarities(1, block)).containsExactly(new float[] {0, 1}, within(1e-6f));
  }

  private static void assertSame(
      Neighbours found, LocatedExample test, List<LocatedExample> trains) {
    List<LocatedExample> nearest =
        trains.stream()
            .sorted(Comparator.comparingDouble(train -> -cosine(test, train)))
            .limit(3)
            .toList();
    assertThat(found.nearest())
        .extracting(Neighbour::image)
        .containsExactlyElementsOf(nearest.stream().map(Spot::of).toList());
    assertThat((double) found.first().similarity())
        .isCloseTo(cosine(test, nearest.get(0)), within(1e-5));
  }

  private static double cosine(LocatedExample one, LocatedExample other) {
    return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
  }

  private static double dot(LocatedExample one, LocatedExample other) {
    double sum = 0;
    for (int i = 0; i < one.example().embedding().length; i++) {
      sum += (double) one.example().embedding()[i] * other.example().embedding()[i];
    }
    return sum;
  }

  private static List<LocatedExample> examples(String name, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToObj(i -> example(name + i, embedding(random))).toList();
  }

  private static float[] embedding(SplittableRandom random) {
    float[] embedding = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      embedding[i] = (float) Math.max(0, random.nextDouble(-1, 1));
    }
    return embedding;
  }

  private static LocatedExample example(String name, float[] embedding) {
    return new LocatedExample("file:/" + name, new Example(name, 0, embedding));
  }
}
