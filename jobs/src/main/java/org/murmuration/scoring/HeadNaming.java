package org.murmuration.scoring;

import org.apache.spark.api.java.function.Function;
import org.murmuration.network.TrainedHead;
import org.murmuration.split.Split;
import org.murmuration.table.Example;
import org.murmuration.table.LocatedExample;
import org.murmuration.table.ScoredImage;

/** Runs on executors: what a head names an example of a split. */
public final class HeadNaming implements Function<LocatedExample, ScoredImage> {
  private final TrainedHead head;
  private final Split split;

  public HeadNaming(TrainedHead head, Split split) {
    this.head = head;
    this.split = split;
  }

  @Override
  public ScoredImage call(LocatedExample located) {
    Example example = located.example();
    return Verdict.of(
        located.uri(),
        example.imageId(),
        split.id(),
        head.labels(),
        example.label(),
        head.probabilities(example.embedding()));
  }
}
