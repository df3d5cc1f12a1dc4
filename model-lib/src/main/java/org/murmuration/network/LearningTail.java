package org.murmuration.network;

import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.TailAssembly;
import org.murmuration.dl4j.TailTraining;
import org.murmuration.dl4j.VertexOrder;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The part of a classifier that is fine-tuned, as it learns: a DL4J graph and the off-heap memory
 * that it needs, which is its parameters, what its updaters keep from step to step, and its
 * gradients. It serves one thread.
 */
public final class LearningTail implements AutoCloseable {
  private final TailState state;
  private final ComputationGraph graph;

  private LearningTail(TailState state, ComputationGraph graph) {
    this.state = state;
    this.graph = graph;
  }

  /**
   * @param configuration as {@link #configuration} makes it, or a copy that has travelled
   * @param state is learnt on, and closed with this
   */
  public static LearningTail of(ComputationGraphConfiguration configuration, TailState state) {
    return new LearningTail(
        state,
        graph(
            configuration,
            state,
            graph -> {
              graph.initGradientsView();
              state
                  .updaterVector()
                  .ifPresent(kept -> graph.setUpdater(new ComputationGraphUpdater(graph, kept)));
            }));
  }

  /** Its memory is not of a workspace: it lives longer than the pass that it is made in. */
  private static ComputationGraph graph(
      ComputationGraphConfiguration configuration,
      TailState state,
      Consumer<ComputationGraph> equipment) {
    ComputationGraph graph = VertexOrder.graph(configuration);
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      graph.init(state.parameters().vector(), false);
      equipment.accept(graph);
    }
    return graph;
  }

  /**
   * The graph as DL4J trains it, minimising cross-entropy averaged over the batch.
   *
   * @param step number of steps that were made before
   */
  public static ComputationGraphConfiguration configuration(
      TailPlan plan, TailTraining training, int step) {
    ComputationGraphConfiguration configuration = TailAssembly.learning(plan, training);
    configuration.setIterationCount(step);
    return configuration;
  }

  /**
   * The graph alone, without room for gradients: for a driver, which receives what others learnt
   * and never takes a step.
   */
  public static ComputationGraph receiver(
      ComputationGraphConfiguration configuration, TailState state) {
    return graph(configuration, state, graph -> {});
  }

  public ComputationGraph graph() {
    return graph;
  }

  public TailState state() {
    return state;
  }

  @Override
  public void close() {
    INDArray gradients = graph.getFlattenedGradients();
    graph.clear();
    gradients.close();
    state.close();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
