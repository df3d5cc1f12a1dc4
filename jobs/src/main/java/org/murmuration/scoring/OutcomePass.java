package org.murmuration.scoring;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.cluster.ImageOutcome;
import org.murmuration.label.LabelSet;

/** Runs on executors: the score of a partition of images that a classifier ran on. */
final class OutcomePass implements FlatMapFunction<Iterator<ImageOutcome.Used>, HeadScore> {
  private final LabelSet labels;

  OutcomePass(LabelSet labels) {
    this.labels = labels;
  }

  @Override
  public Iterator<HeadScore> call(Iterator<ImageOutcome.Used> images) {
    HeadScore score = HeadScore.none(labels.size());
    while (images.hasNext()) {
      ImageOutcome.Used image = images.next();
      score = score.plus(labels.indexOf(image.file().label()), image.output());
    }
    return List.of(score).iterator();
  }
}
