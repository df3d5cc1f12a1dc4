package org.murmuration.scoring;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

/** Runs on executors: the score of a partition. */
final class HeadPass implements FlatMapFunction<Iterator<Example>, HeadScore> {
  private final TrainedHead head;

  HeadPass(TrainedHead head) {
    this.head = head;
  }

  @Override
  public Iterator<HeadScore> call(Iterator<Example> examples) {
    HeadScore score = HeadScore.NONE;
    while (examples.hasNext()) {
      Example example = examples.next();
      score = score.plus(example.label(), head.probabilities(example.embedding()));
    }
    return List.of(score).iterator();
  }
}
