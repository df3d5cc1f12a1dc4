package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.table.LocatedExample;

class TestBlockCutting {
  /** A quarter of a block. */
  private static final int WIDTH = 1 << 17;

  private static Iterator<ExampleBlock> blocks(int examples) {
    List<LocatedExample> all =
        IntStream.range(0, examples)
            .mapToObj(i -> Located.at("image " + i, new float[WIDTH]))
            .toList();
    return new BlockCutting().call(all.iterator());
  }

  @Test
  void takesExamplesTogetherInTheirOrder() {
    List<String> uris = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    blocks(9)
        .forEachRemaining(
            block -> {
              rows.add(block.rows());
              block.spots().forEach(spot -> uris.add(spot.uri()));
            });
    assertThat(rows).containsExactly(4, 4, 1);
    assertThat(uris)
        .containsExactlyElementsOf(IntStream.range(0, 9).mapToObj(i -> "image " + i).toList());
  }

  @Test
  void makesNoBlockOfNothing() {
    Iterator<ExampleBlock> none = new BlockCutting().call(Collections.emptyIterator());
    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
  }
}
