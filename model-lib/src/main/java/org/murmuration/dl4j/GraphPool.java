package org.murmuration.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs batches through a network from any number of threads. A DL4J graph serves one thread at a
 * time, so each thread gets graphs of its own; all of them share one copy of the parameters, which
 * this owns.
 */
public final class GraphPool implements AutoCloseable {
  private final NetworkGraphs graphs;
  private final Parameters parameters;
  private final Queue<GraphRun> idle = new ConcurrentLinkedQueue<>();

  public GraphPool(NetworkGraphs graphs, Parameters parameters) {
    this.graphs = graphs;
    this.parameters = parameters;
  }

  public Parameters parameters() {
    return parameters;
  }

  /**
   * What the network's only output, or its first, is for each image: {@code [n][width]}.
   *
   * @see #runAll
   */
  public float[][] run(ImageBatch batch) {
    return runAll(batch).get(0);
  }

  /**
   * All outputs, each {@code [n][width]}. Empty places run too, but for the front of a divided
   * network, so that an image gives the same bits whatever it shares a batch with: matrix
   * multiplications round otherwise for another number of rows.
   */
  public List<float[][]> runAll(ImageBatch batch) {
    GraphRun run = take();
    try {
      return Arrays.stream(run.outputs(batch)).map(output -> rows(output, batch.size())).toList();
    } finally {
      idle.add(run);
    }
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
  public void close() {
    idle.forEach(GraphRun::close);
    idle.clear();
    parameters.close();
  }
}
