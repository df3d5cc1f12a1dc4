package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

class TestBatchSlice {
  private static final List<DataSet> BATCHES = Stream.generate(DataSet::new).limit(5).toList();

  private static Iterator<DataSet> slice(int first, int count) {
    return new BatchSlice(first, count).call(BATCHES.iterator());
  }

  @Test
  void isSomeOfThemOneAfterTheOther() {
    assertThat(slice(1, 3))
        .toIterable()
        .usingElementComparator((a, b) -> a == b ? 0 : 1)
        .containsExactlyElementsOf(BATCHES.subList(1, 4));
  }

  @Test
  void isWhatIsLeftAtTheEnd() {
    assertThat(slice(3, 3)).toIterable().hasSize(2);
    assertThat(slice(5, 3)).isExhausted();
  }
}
