package org.murmuration.dl4j;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.TailPlan;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a tail learns: from the first layer that does on, all have gradients; what is below is
 * frozen.
 */
final class TailLearning implements Learning {
  private final TailTraining training;
  private final List<String> dropped;

  /** Whether a layer that learns is among those added so far. */
  private boolean learning;

  TailLearning(TailPlan tail, TailTraining training) {
    this.training = training;
    this.dropped = Stream.concat(droppedInTail(tail), droppedInHead(tail)).toList();
  }

  /** Layers before which the published network drops values, while it learns. */
  private static Stream<String> droppedInTail(TailPlan tail) {
    return tail.layers().stream()
        .filter(tail.classifier()::dropsInputOf)
        .map(org.murmuration.architecture.Layer::name);
  }

  /** The head's first layer reads what the published network drops values of. */
  private static Stream<String> droppedInHead(TailPlan tail) {
    String first = tail.hidden().isEmpty() ? GraphPlan.HEAD : GraphPlan.hidden(0);
    return Stream.of(first).filter(name -> tail.classifier().dropsInputOfHead());
  }

  @Override
  public void reach(String layer) {
    learning |= training.learns(layer);
  }

  @Override
  public void describe(String layer, BaseLayer.Builder<?> builder) {
    learning |= GraphPlan.isOfHead(layer);
    if (!learning) {
      return;
    }
    IUpdater updater = training.updaters().get(layer);
    if (updater == null) {
      throw new IllegalArgumentException(
          "Cannot keep %s as it is: an earlier layer learns".formatted(layer));
    }
    builder.updater(updater);
    if (dropped.contains(layer) && training.dropout() > 0) {
      builder.dropOut(new SeededDropout(training.dropout(), training.seed() + layer.hashCode()));
    }
  }

  @Override
  public Layer finish(Layer configuration) {
    return learning ? configuration : new FrozenLayer(configuration);
  }

  @Override
  public GraphVertex finish(GraphVertex vertex) {
    return learning ? vertex : new FrozenVertex(vertex);
  }
}
