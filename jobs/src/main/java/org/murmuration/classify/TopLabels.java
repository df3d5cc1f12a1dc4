package org.murmuration.classify;

import org.apache.spark.api.java.function.Function;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.network.Prediction;
import org.murmuration.table.PredictionTable;

/** Runs on executors: probabilities become the likeliest labels, likeliest first. */
final class TopLabels implements Function<ImageOutcome.Used, PredictionTable.Line> {
  private final LabelSet labels;
  private final int count;

  TopLabels(LabelSet labels, int count) {
    this.labels = labels;
    this.count = count;
  }

  @Override
  public PredictionTable.Line call(ImageOutcome.Used image) {
    return new PredictionTable.Line(image, Prediction.top(count, labels, image.output()));
  }
}
