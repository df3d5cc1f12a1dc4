package org.murmuration.scoring;

import java.io.IOException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.murmuration.evaluation.PairedOutcomes;
import org.murmuration.table.Example;

/**
 * Runs on executors: what two networks name the same examples. The one runs after the other, so
 * that only one of them takes memory; between them a bit is kept for each example.
 */
public final class PairedPass
    implements FlatMapFunction2<Iterator<Example>, Iterator<Example>, PairedOutcomes> {
  private final NetworkRun before;
  private final NetworkRun after;

  PairedPass(NetworkRun before, NetworkRun after) {
    this.before = before;
    this.after = after;
  }

  /**
   * @param examples persisted: they are passed over twice
   */
  public static PairedOutcomes compare(
      JavaRDD<Example> examples,
      ExamplePass.Source before,
      ExamplePass.Source after,
      int batchSize) {
    PairedPass pass =
        new PairedPass(new NetworkRun(before, batchSize), new NetworkRun(after, batchSize));
    return examples.zipPartitions(examples, pass).collect().stream()
        .reduce(PairedOutcomes.NONE, PairedOutcomes::plus);
  }

  @Override
  public Iterator<PairedOutcomes> call(Iterator<Example> examples, Iterator<Example> sameExamples)
      throws IOException {
    Named old = new Named();
    before.over(examples, old);
    Named now = new Named();
    after.over(sameExamples, now);
    return List.of(old.with(now)).iterator();
  }

  /** Which examples were named right, and which examples they are. */
  private static final class Named implements NetworkRun.Receiver {
    private final BitSet right = new BitSet();
    private int count;
    private long order;

    @Override
    public void take(String imageId, int label, float[] probabilities) {
      right.set(count++, Verdict.largest(probabilities) == label);
      order = 31 * order + imageId.hashCode();
    }

    PairedOutcomes with(Named now) {
      if (count != now.count || order != now.order) {
        throw new IllegalStateException(
            "Cannot compare: the same examples came in another order, %d and %d of them"
                .formatted(count, now.count));
      }
      return PairedOutcomes.of(right, now.right, count);
    }
  }
}
