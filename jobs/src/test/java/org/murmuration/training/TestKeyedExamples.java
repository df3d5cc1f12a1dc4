package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.table.Example;
import scala.Tuple2;

class TestKeyedExamples {
  private final KeyedExamples keyed = new KeyedExamples(7);

  private static Example copy(String image, long copy) {
    return new Example(image, 0, new float[0], copy);
  }

  private SortedMap<String, Long> order(int partition, List<Example> examples) {
    SortedMap<String, Long> order = new TreeMap<>();
    keyed
        .call(partition, examples.iterator())
        .forEachRemaining(example -> order.put(example._1(), example._2().copy()));
    return order;
  }

  @Test
  void orderCopiesOfAnImageAlikeHoweverAScanCutsTheTable() {
    List<Example> examples =
        new ArrayList<>(List.of(copy("a", 9), copy("a", -3), copy("b", 1), copy("a", 5)));
    List<Long> order = List.copyOf(order(0, examples).values());
    Collections.reverse(examples);
    assertThat(order(4, examples).values()).containsExactlyElementsOf(order);
  }

  @Test
  void beginABlockWhereverItsFirstRowIsRead() {
    String before = "ab0/0f/7/7";
    String first = KeyedExamples.first("ab0/1f/3/2", before);
    assertThat(first).isGreaterThan(before).isLessThan("ab0/1f/0/0").isLessThan("ab0/1f/9/9");
    assertThat(KeyedExamples.first("ab0/0f/7/8", before)).isEqualTo("ab0/0f/7/8");
  }

  @Test
  void tellRowsApartThatNothingElseTells() {
    List<String> keys = new ArrayList<>();
    keyed
        .call(2, List.of(copy("a", 1), copy("a", 1)).iterator())
        .forEachRemaining((Tuple2<String, Example> example) -> keys.add(example._1()));
    assertThat(keys).doesNotHaveDuplicates().isSorted();
  }
}
