package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class TestInspection {
  private static Tuple2<Spot, Neighbours> nearest(String uri, float similarity) {
    Spot train = new Spot("train", "id", 0);
    return new Tuple2<>(
        new Spot(uri, "id", 0), new Neighbours(List.of(new Neighbour(train, similarity))));
  }

  @Test
  void showsThoseFirstThatAreMostLikeATrainingImage() {
    Tuple2<Spot, Neighbours> copy = nearest("z", 1);
    Tuple2<Spot, Neighbours> first = nearest("a", 0.96f);
    Tuple2<Spot, Neighbours> second = nearest("b", 0.96f);
    assertThat(Stream.of(second, first, copy).sorted(new Inspection.Alike()))
        .containsExactly(copy, first, second);
  }
}
