package org.murmuration.scoring;

import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.split.Split;
import org.murmuration.table.ScoredImage;

/** Runs on executors: what a classifier that has run named an image with a label. */
public final class OutcomeNaming implements Function<ImageOutcome.Used, ScoredImage> {
  private final LabelSet labels;
  private final String split;

  /** For images that come without a split. */
  public OutcomeNaming(LabelSet labels) {
    this(labels, Optional.empty());
  }

  /**
   * @param split that the images belong to; empty where they come without one
   */
  public OutcomeNaming(LabelSet labels, Optional<Split> split) {
    this.labels = labels;
    this.split = split.map(Split::id).orElse(null);
  }

  /**
   * @throws org.murmuration.refusal.Refusal if the image has a label that the classifier lacks
   */
  @Override
  public ScoredImage call(ImageOutcome.Used image) {
    int label = labels.indexOf(image.file().label());
    return Verdict.of(image.file().uri(), image.imageId(), split, labels, label, image.output());
  }
}
