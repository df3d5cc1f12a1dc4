package org.murmuration.scoring;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.table.Example;

/** Runs on executors: the score of a partition that a network runs over, a batch at a time. */
public final class ExamplePass implements FlatMapFunction<Iterator<Example>, HeadScore> {
  private final Source source;
  private final int labels;
  private final int batchSize;

  /** Makes the network that a partition is run over with, and then closed. */
  @FunctionalInterface
  public interface Source extends Serializable {
    FrozenPass network() throws IOException;
  }

  private ExamplePass(Source source, int labels, int batchSize) {
    this.source = source;
    this.labels = labels;
    this.batchSize = batchSize;
  }

  /** Each partition has a network of its own; their scores are added in order. */
  public static HeadScore score(
      JavaRDD<Example> examples, Source source, int labels, int batchSize) {
    return examples.mapPartitions(new ExamplePass(source, labels, batchSize)).collect().stream()
        .reduce(HeadScore.none(labels), HeadScore::plus);
  }

  @Override
  public Iterator<HeadScore> call(Iterator<Example> examples) throws IOException {
    if (!examples.hasNext()) {
      return List.of(HeadScore.none(labels)).iterator();
    }
    try (FrozenPass network = source.network();
        ImageBatch batch = new ImageBatch(network.input(), batchSize)) {
      HeadScore score = HeadScore.none(labels);
      while (examples.hasNext()) {
        score = plusBatch(score, examples, network, batch);
      }
      return List.of(score).iterator();
    }
  }

  private static HeadScore plusBatch(
      HeadScore score, Iterator<Example> examples, FrozenPass network, ImageBatch batch) {
    List<Integer> labels = new ArrayList<>();
    batch.clear();
    while (examples.hasNext() && !batch.isFull()) {
      Example example = examples.next();
      batch.add(example.embedding());
      labels.add(example.label());
    }
    float[][] probabilities = network.run(batch);
    HeadScore sum = score;
    for (int i = 0; i < probabilities.length; i++) {
      sum = sum.plus(labels.get(i), probabilities[i]);
    }
    return sum;
  }
}
