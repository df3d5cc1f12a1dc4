package org.murmuration.network;

import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.GraphPool;
import org.murmuration.dl4j.ImageBatch;
import org.murmuration.dl4j.NetworkGraphs;
import org.murmuration.dl4j.Parameters;
import org.murmuration.dl4j.TailAssembly;
import org.murmuration.image.ImageShape;

/**
 * The part of a classifier that is fine-tuned, as it computes: {@code [n, height, width, channels]
 * -> [n, labels]}. It may be used from many threads at once and owns its parameters.
 */
public final class Tail implements ImageNetwork {
  private final TailPlan plan;
  private final GraphPool graphs;

  private Tail(TailPlan plan, Parameters parameters) {
    this.plan = plan;
    this.graphs = new GraphPool(NetworkGraphs.whole(TailAssembly.computing(plan)), parameters);
  }

  /**
   * @param parameters laid out as {@link TailPlan#slots} says; the tail closes them
   */
  public static Tail of(TailPlan plan, Parameters parameters) {
    return new Tail(plan, parameters);
  }

  /** What the front gives for one image. */
  @Override
  public ImageShape input() {
    return plan.input();
  }

  /** Probabilities of the labels for each image, {@code [n][labels]}. */
  @Override
  public float[][] run(ImageBatch batch) {
    return graphs.run(batch);
  }

  @Override
  public void close() {
    graphs.close();
  }
}
