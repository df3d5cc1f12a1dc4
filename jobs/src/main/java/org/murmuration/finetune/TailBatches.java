package org.murmuration.finetune;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.image.ImageShape;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import scala.Tuple2;

/** Runs on executors: a worker's examples become its batches, one at a time. */
final class TailBatches implements FlatMapFunction<Iterator<Tuple2<Long, Example>>, MultiDataSet> {
  private final Grid grid;
  private final int first;
  private final int count;
  private final Shape shape;

  /** What the tail reads for one image, and how many labels it gives. */
  record Shape(int height, int width, int channels, int labels) implements Serializable {
    static Shape of(ImageShape input, int labels) {
      return new Shape(input.height(), input.width(), input.channels(), labels);
    }

    long[] of(int places) {
      return new long[] {places, height, width, channels};
    }

    int size() {
      return height * width * channels;
    }
  }

  TailBatches(Grid grid, int first, int count, Shape shape) {
    this.grid = grid;
    this.first = first;
    this.count = count;
    this.shape = shape;
  }

  @Override
  public Iterator<MultiDataSet> call(Iterator<Tuple2<Long, Example>> examples) {
    Iterator<Tuple2<Long, Example>> wanted =
        stream(examples)
            .dropWhile(example -> grid.batch(example._1()) < first)
            .takeWhile(example -> grid.batch(example._1()) < first + count)
            .iterator();
    return new Batches(wanted);
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, 0), false);
  }

  /** Batches of the grid, each made when it is asked for. */
  private final class Batches implements Iterator<MultiDataSet> {
    private final Iterator<Tuple2<Long, Example>> examples;
    private int next = first;
    private Tuple2<Long, Example> ahead;

    Batches(Iterator<Tuple2<Long, Example>> examples) {
      this.examples = examples;
      advance();
    }

    private void advance() {
      ahead = examples.hasNext() ? examples.next() : null;
    }

    /** Also a batch without an example, so that all workers take equally many steps. */
    @Override
    public boolean hasNext() {
      return next < first + count && next < grid.batches();
    }

    @Override
    public MultiDataSet next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The worker has no more batches");
      }
      List<Example> batch = new ArrayList<>();
      while (ahead != null && grid.batch(ahead._1()) == next) {
        batch.add(ahead._2());
        advance();
      }
      next++;
      return dataSet(batch);
    }
  }

  /**
   * Features {@code [places, height, width, channels]}, labels {@code [places, labels]}, mask
   * {@code [places, 1]}, which is 0 where there is no example.
   */
  private MultiDataSet dataSet(List<Example> batch) {
    int places = grid.batchSize();
    float[] features = new float[places * shape.size()];
    float[] oneHot = new float[places * shape.labels()];
    float[] mask = new float[places];
    for (int i = 0; i < batch.size(); i++) {
      Example example = batch.get(i);
      System.arraycopy(example.embedding(), 0, features, i * shape.size(), shape.size());
      oneHot[i * shape.labels() + example.label()] = 1;
      mask[i] = 1;
    }
    return new org.nd4j.linalg.dataset.MultiDataSet(
        new INDArray[] {Nd4j.create(features, shape.of(places), 'c')},
        new INDArray[] {Nd4j.create(oneHot, new long[] {places, shape.labels()}, 'c')},
        null,
        new INDArray[] {Nd4j.create(mask, new long[] {places, 1}, 'c')});
  }
}
