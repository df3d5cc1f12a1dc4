package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestNeighbours {
  private static List<Spot> spots(String... uris) {
    return Stream.of(uris).map(uri -> new Spot(uri, "id", 0)).toList();
  }

  private static List<String> uris(Neighbours neighbours) {
    return neighbours.nearest().stream().map(neighbour -> neighbour.image().uri()).toList();
  }

  @Test
  void areTheThreeNearest() {
    Neighbours neighbours =
        Neighbours.among(
            spots("a", "b", "c", "d", "e"), new float[] {0.1f, 0.9f, 0.5f, 0.7f, 0.2f});
    assertThat(uris(neighbours)).containsExactly("b", "d", "c");
    assertThat(neighbours.first()).isEqualTo(new Neighbour(new Spot("b", "id", 0), 0.9f));
  }

  @Test
  void areFewerWhereThereAreNoMore() {
    assertThat(uris(Neighbours.among(spots("a"), new float[] {0.5f}))).containsExactly("a");
  }

  @Test
  void areInTheOrderOfTheirPlacesAmongEquals() {
    float[] alike = {0.5f, 0.5f, 0.5f, 0.5f};
    assertThat(uris(Neighbours.among(spots("d", "b", "a", "c"), alike)))
        .containsExactly("a", "b", "c");
  }

  @Test
  void areTheSameHoweverTheOthersWereDivided() {
    SplittableRandom random = new SplittableRandom(1);
    List<Spot> spots = spots(IntStream.range(0, 40).mapToObj(i -> "" + i).toArray(String[]::new));
    float[] similarities = new float[40];
    for (int i = 0; i < 40; i++) {
      similarities[i] = random.nextInt(10) / 10f;
    }
    Neighbours ofAll = Neighbours.among(spots, similarities);
    for (int cut = 1; cut < 40; cut++) {
      float[] front = Arrays.copyOfRange(similarities, 0, cut);
      float[] back = Arrays.copyOfRange(similarities, cut, 40);
      Neighbours one = Neighbours.among(spots.subList(0, cut), front);
      Neighbours other = Neighbours.among(spots.subList(cut, 40), back);
      assertThat(one.plus(other)).isEqualTo(ofAll);
      assertThat(other.plus(one)).isEqualTo(ofAll);
    }
  }
}
