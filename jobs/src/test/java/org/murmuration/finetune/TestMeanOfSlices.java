package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class TestMeanOfSlices {
  private static final StateSlices THREE_WORKERS = new StateSlices(10, 0, 3);

  private static Tuple2<Long, float[]> slice(long number, float... floats) {
    return new Tuple2<>(number, floats);
  }

  private static List<Tuple2<Long, float[]>> means(List<Tuple2<Long, float[]>> sorted) {
    List<Tuple2<Long, float[]>> means = new ArrayList<>();
    Iterator<Tuple2<Long, float[]>> found = new MeanOfSlices(THREE_WORKERS).call(sorted.iterator());
    found.forEachRemaining(means::add);
    return means;
  }

  @Test
  void isTheMeanOfAllWorkersSliceBySlice() {
    var means =
        means(
            List.of(
                slice(12, 1, 2),
                slice(13, 2, 4),
                slice(14, 6, 0),
                slice(15, 9),
                slice(16, 0),
                slice(17, 0)));
    assertThat(means).extracting(Tuple2::_1).containsExactly(4L, 5L);
    assertThat(means.get(0)._2()).containsExactly(3, 2);
    assertThat(means.get(1)._2()).containsExactly(3);
  }

  /** As floats, 1 would be lost beside the first of them. */
  @Test
  void addsWithMoreDigitsThanFloatsHave() {
    var means = means(List.of(slice(0, 1e9f), slice(1, 3), slice(2, -1e9f)));
    assertThat(means.get(0)._2()).containsExactly(1);
  }

  @Test
  void isNothingOfNothing() {
    assertThat(means(List.of())).isEmpty();
  }
}
