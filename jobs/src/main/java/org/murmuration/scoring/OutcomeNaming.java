package org.murmuration.scoring;

import org.apache.spark.api.java.function.Function;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.table.ScoredImage;

/** Runs on executors: what a classifier that has run named an image with a label. */
public final class OutcomeNaming implements Function<ImageOutcome.Used, ScoredImage> {
  private final LabelSet labels;

  public OutcomeNaming(LabelSet labels) {
    this.labels = labels;
  }

  /**
   * @throws org.murmuration.refusal.Refusal if the image has a label that the classifier lacks
   */
  @Override
  public ScoredImage call(ImageOutcome.Used image) {
    int label = labels.indexOf(image.file().label());
    return Verdict.of(image.file().uri(), image.imageId(), null, labels, label, image.output());
  }
}
