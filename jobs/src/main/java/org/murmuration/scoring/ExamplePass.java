package org.murmuration.scoring;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.engine.FrozenPass;
import org.murmuration.table.Example;

/** Runs on executors: the score of a partition that a network runs over, a batch at a time. */
public final class ExamplePass implements FlatMapFunction<Iterator<Example>, HeadScore> {
  private final NetworkRun run;

  /** Makes the network that a partition is run over with, and then closed. */
  @FunctionalInterface
  public interface Source extends Serializable {
    FrozenPass network() throws IOException;
  }

  private ExamplePass(NetworkRun run) {
    this.run = run;
  }

  /** Each partition has a network of its own; their scores are added in order. */
  public static HeadScore score(JavaRDD<Example> examples, Source source, int batchSize) {
    return HeadScore.sum(
        examples.mapPartitions(new ExamplePass(new NetworkRun(source, batchSize))));
  }

  @Override
  public Iterator<HeadScore> call(Iterator<Example> examples) throws IOException {
    Sum sum = new Sum();
    run.over(examples, sum);
    return List.of(sum.score).iterator();
  }

  /** Adds up what examples were named. */
  private static final class Sum implements NetworkRun.Receiver {
    private HeadScore score = HeadScore.NONE;

    @Override
    public void take(String imageId, int label, float[] probabilities) {
      score = score.plus(label, probabilities);
    }
  }
}
