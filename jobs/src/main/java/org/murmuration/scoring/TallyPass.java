package org.murmuration.scoring;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.evaluation.Scores;
import org.murmuration.evaluation.Tally;
import org.murmuration.label.LabelSet;
import org.murmuration.table.ScoredImage;

/** Runs on executors: adds up a partition of what images were named. */
public final class TallyPass implements FlatMapFunction<Iterator<ScoredImage>, Tally> {
  private final LabelSet labels;

  TallyPass(LabelSet labels) {
    this.labels = labels;
  }

  /** The scores of all these images; partitions are added in order. */
  public static Scores scores(JavaRDD<ScoredImage> images, LabelSet labels) {
    return images.mapPartitions(new TallyPass(labels)).collect().stream()
        .reduce(new Tally(), Tally::plus)
        .scores(labels);
  }

  @Override
  public Iterator<Tally> call(Iterator<ScoredImage> images) {
    Tally tally = new Tally();
    while (images.hasNext()) {
      ScoredImage image = images.next();
      tally.add(
          labels.indexOf(image.label()),
          labels.indexOf(image.predicted()),
          image.probability(),
          image.labelProbability(),
          image.place());
    }
    return List.of(tally).iterator();
  }
}
