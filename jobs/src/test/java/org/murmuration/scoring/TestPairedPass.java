package org.murmuration.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.evaluation.PairedOutcomes;
import org.murmuration.image.ImageShape;
import org.murmuration.table.Example;

class TestPairedPass {
  /** Of each kind, in batches that they do not fill. */
  private static final List<Example> EXAMPLES =
      List.of(
          example("both", 1, 1),
          example("lost", 1, 0),
          example("gained", 0, 1),
          example("neither", 0, 0),
          example("gained too", 0, 1));

  /** An image whose two values say which of two networks names it right. */
  private static Example example(String name, float before, float after) {
    return new Example(name, 1, new float[] {before, after});
  }

  private static ExamplePass.Source network(int value) {
    return () -> new Looking(value);
  }

  private static PairedPass pass() {
    return new PairedPass(new NetworkRun(network(0), 2), new NetworkRun(network(1), 2));
  }

  private static PairedOutcomes outcomes(Iterator<Example> first, Iterator<Example> second)
      throws IOException {
    return pass().call(first, second).next();
  }

  @Test
  void countsTheFourCells() throws IOException {
    assertThat(outcomes(EXAMPLES.iterator(), EXAMPLES.iterator()))
        .isEqualTo(new PairedOutcomes(1, 1, 2, 1));
  }

  @Test
  void makesNoNetworkForAPartitionWithoutExamples() throws IOException {
    assertThat(outcomes(Collections.emptyIterator(), Collections.emptyIterator()))
        .isEqualTo(PairedOutcomes.NONE);
  }

  @Test
  void refusesExamplesThatComeInAnotherOrder() {
    List<Example> turned = Stream.of(1, 0, 2, 3, 4).map(EXAMPLES::get).toList();
    assertThatThrownBy(() -> outcomes(EXAMPLES.iterator(), turned.iterator()))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Names an image by one of its values. */
  private record Looking(int value) implements FrozenPass {
    @Override
    public ImageShape input() {
      return new ImageShape(1, 1, 2);
    }

    @Override
    public List<Integer> widths() {
      return List.of(2);
    }

    @Override
    public List<float[][]> runAll(ImageBatch batch) {
      float[][] rows = new float[batch.size()][];
      for (int i = 0; i < rows.length; i++) {
        float right = batch.places().get(2 * i + value);
        rows[i] = new float[] {1 - right, right};
      }
      return List.<float[][]>of(rows);
    }

    @Override
    public void close() {
      // It owns nothing.
    }
  }
}
