package org.murmuration.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.benchmark.Comparison;
import org.murmuration.benchmark.ForwardPass;
import org.murmuration.benchmark.Worker;
import org.murmuration.engine.ImageBatch;
import org.murmuration.network.PretrainedNetwork;

/** The network as the job runs it, or as it runs with DL4J's own layers. */
public final class GraphForwardPass implements ForwardPass {
  public static final String OURS = "ours";
  public static final String DL4J = "dl4j";

  private final GraphPlan plan;
  private final GraphPass graphs;

  private GraphForwardPass(GraphPlan plan, GraphPass graphs) {
    this.plan = plan;
    this.graphs = graphs;
  }

  /**
   * @param arguments tasks, threads (for the environment's sake), {@link #OURS} or {@link #DL4J}
   */
  public static void main(String[] arguments) throws Exception {
    Worker.serve(of(arguments[2]), Integer.parseInt(arguments[0]));
  }

  private static GraphForwardPass of(String whose) {
    GraphPlan plan = GraphPlan.of(Comparison.ARCHITECTURE, Comparison.CUT);
    NetworkGraphs graphs =
        whose.equals(OURS)
            ? GraphAssembly.slicedPrefix(CutPlans.of(plan))
            : NetworkGraphs.whole(withDl4jsLayers(GraphAssembly.prefix(plan)));
    return new GraphForwardPass(
        plan,
        new GraphPass(
            plan.architecture().input(), List.of(plan.width()), graphs, parameters(plan)));
  }

  private static Parameters parameters(GraphPlan plan) {
    Parameters parameters = Parameters.allocate(plan.slots());
    try (PretrainedNetwork network = Comparison.network()) {
      parameters.copyFrom(network.parameters());
    }
    return parameters;
  }

  private static ComputationGraphConfiguration withDl4jsLayers(ComputationGraphConfiguration ours) {
    String json = ours.toJson();
    String theirs =
        json.replace(Conv2dOpLayer.class.getName(), ConvolutionLayer.class.getName())
            .replace(DenseOpLayer.class.getName(), DenseLayer.class.getName());
    if (theirs.equals(json)) {
      throw new IllegalStateException("Cannot compare: the graph has no layer of ours");
    }
    return ComputationGraphConfiguration.fromJson(theirs);
  }

  @Override
  public Batch batch(float[][] images) {
    ImageBatch batch = new ImageBatch(plan.architecture().input(), images.length);
    for (float[] image : images) {
      batch.add(image);
    }
    return new GraphBatch(graphs, batch);
  }

  private record GraphBatch(GraphPass graphs, ImageBatch images) implements Batch {
    @Override
    public float[][] run() {
      return graphs.run(images);
    }

    @Override
    public void close() {
      images.close();
    }
  }
}
