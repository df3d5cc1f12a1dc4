package org.murmuration.scoring;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.table.Example;

/**
 * Runs on executors: a network over examples, a batch at a time.
 *
 * @param source of a network that is closed after each run
 */
record NetworkRun(ExamplePass.Source source, int batchSize) implements Serializable {
  /** Takes what the network gives for an example. */
  @FunctionalInterface
  interface Receiver {
    void take(String imageId, int label, float[] probabilities);
  }

  /** An example without its embedding, which a batch has a copy of. */
  private record Named(String imageId, int label) {}

  /** In the order of the examples; without one, no network is made. */
  void over(Iterator<Example> examples, Receiver receiver) throws IOException {
    if (!examples.hasNext()) {
      return;
    }
    try (FrozenPass network = source.network();
        ImageBatch batch = new ImageBatch(network.input(), batchSize)) {
      while (examples.hasNext()) {
        overBatch(examples, network, batch, receiver);
      }
    }
  }

  private static void overBatch(
      Iterator<Example> examples, FrozenPass network, ImageBatch batch, Receiver receiver) {
    List<Named> named = new ArrayList<>();
    batch.clear();
    while (examples.hasNext() && !batch.isFull()) {
      Example example = examples.next();
      batch.add(example.embedding());
      named.add(new Named(example.imageId(), example.label()));
    }
    float[][] probabilities = network.run(batch);
    for (int i = 0; i < probabilities.length; i++) {
      receiver.take(named.get(i).imageId(), named.get(i).label(), probabilities[i]);
    }
  }
}
