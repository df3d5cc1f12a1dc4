package org.murmuration.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.table.LocatedExample;

/** Runs on executors: takes the examples of a partition together, a cache full at a time. */
final class BlockCutting implements FlatMapFunction<Iterator<LocatedExample>, ExampleBlock> {
  /** 2 MB: about what a core has for itself. */
  private static final int FLOATS_A_BLOCK = 1 << 19;

  @Override
  public Iterator<ExampleBlock> call(Iterator<LocatedExample> examples) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return examples.hasNext();
      }

      @Override
      public ExampleBlock next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return block(examples);
      }
    };
  }

  private static ExampleBlock block(Iterator<LocatedExample> examples) {
    List<LocatedExample> block = new ArrayList<>();
    int floats = 0;
    while (examples.hasNext() && floats < FLOATS_A_BLOCK) {
      LocatedExample example = examples.next();
      floats += example.example().embedding().length;
      block.add(example);
    }
    return ExampleBlock.of(block);
  }
}
