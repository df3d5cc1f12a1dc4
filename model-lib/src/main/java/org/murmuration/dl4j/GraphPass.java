package org.murmuration.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.TailPlan;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The engine that is a DL4J graph: the reference for every other. A graph serves one thread at a
 * time, so each thread gets graphs of its own; all of them share one copy of the parameters, which
 * this owns.
 */
public final class GraphPass implements FrozenPass {
  private final ImageShape input;
  private final List<Integer> widths;
  private final NetworkGraphs graphs;
  private final Parameters parameters;
  private final Queue<GraphRun> idle = new ConcurrentLinkedQueue<>();

  GraphPass(ImageShape input, List<Integer> widths, NetworkGraphs graphs, Parameters parameters) {
    this.input = input;
    this.widths = List.copyOf(widths);
    this.graphs = graphs;
    this.parameters = parameters;
  }

  /**
   * From the images to the cuts.
   *
   * @param parameters laid out as the plan says; the pass closes them
   */
  public static GraphPass ofPrefix(CutPlans plan, Parameters parameters) {
    return new GraphPass(
        plan.architecture().input(),
        plan.cuts().stream().map(GraphPlan::width).toList(),
        GraphAssembly.slicedPrefix(plan),
        parameters);
  }

  /**
   * From the images to the probabilities of a head's classes.
   *
   * @param parameters the prefix's, then the head's; the pass closes them
   */
  public static GraphPass ofClassifier(
      GraphPlan cut, HiddenLayers hidden, int classes, Parameters parameters) {
    return new GraphPass(
        cut.architecture().input(),
        List.of(classes),
        GraphAssembly.slicedClassifier(cut, hidden, classes),
        parameters);
  }

  /**
   * From what the front gives to the probabilities.
   *
   * @param parameters laid out as the plan says; the pass closes them
   */
  public static GraphPass ofTail(TailPlan plan, Parameters parameters) {
    return new GraphPass(
        plan.input(),
        List.of(plan.labels()),
        NetworkGraphs.whole(TailAssembly.computing(plan)),
        parameters);
  }

  @Override
  public ImageShape input() {
    return input;
  }

  @Override
  public List<Integer> widths() {
    return widths;
  }

  /**
   * Empty places run too, but for the sliced part of a network, so that an image gives the same
   * bits whatever it shares a batch with: matrix multiplications round otherwise for another number
   * of rows.
   */
  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    batch.requireImagesOf(input);
    GraphRun run = take();
    try (INDArray images = places(batch)) {
      return Arrays.stream(run.outputs(images, batch.size()))
          .map(output -> rows(output, batch.size()))
          .toList();
    } finally {
      idle.add(run);
    }
  }

  private INDArray places(ImageBatch batch) {
    return HostMemory.over(
        batch.places(), batch.capacity(), input.height(), input.width(), input.channels());
  }

  private GraphRun take() {
    GraphRun run = idle.poll();
    return run != null ? run : new GraphRun(graphs, parameters);
  }

  /** The first rows, on the heap; the array is freed. */
  private static float[][] rows(INDArray output, int count) {
    try (output) {
      long rows = output.size(0);
      float[][] all = output.reshape('c', rows, output.length() / rows).toFloatMatrix();
      return Arrays.copyOf(all, count);
    }
  }

  @Override
  public EngineFacts facts() {
    return EngineFacts.of("graph of DL4J");
  }

  /** Frees the graphs, not the parameters; those of the next run are made anew. */
  public void closeGraphs() {
    idle.forEach(GraphRun::close);
    idle.clear();
  }

  @Override
  public void close() {
    closeGraphs();
    parameters.close();
  }
}
