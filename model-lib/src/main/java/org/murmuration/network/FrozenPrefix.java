package org.murmuration.network;

import org.murmuration.image.ImageShape;

/**
 * The frozen part of a pre-trained network: {@code [n, height, width, 3] -> [n, width]}. It may be
 * used from many threads at once and owns its parameters.
 */
public final class FrozenPrefix implements ImageNetwork {
  private final GraphPlan plan;
  private final GraphPool graphs;

  private FrozenPrefix(GraphPlan plan, Parameters parameters) {
    this.plan = plan;
    this.graphs = new GraphPool(GraphAssembly.prefix(plan), parameters);
  }

  /**
   * Which parameters a prefix has.
   *
   * @throws org.murmuration.refusal.Refusal if the network lacks the cut point
   */
  public static Slots slots(Architecture architecture, CutPoint cut) {
    return GraphPlan.of(architecture, cut).slots();
  }

  /** Floats in an embedding. */
  public static int width(Architecture architecture, CutPoint cut) {
    return GraphPlan.of(architecture, cut).width();
  }

  /**
   * @param parameters laid out as {@link #slots} says; the prefix closes them
   */
  public static FrozenPrefix of(Architecture architecture, CutPoint cut, Parameters parameters) {
    return new FrozenPrefix(GraphPlan.of(architecture, cut), parameters);
  }

  @Override
  public ImageShape input() {
    return plan.architecture().input();
  }

  public Architecture architecture() {
    return plan.architecture();
  }

  public CutPoint cut() {
    return plan.cut();
  }

  /** Floats in an embedding, 4096 for VGG16 cut at fc2. */
  public int width() {
    return plan.width();
  }

  /** The embeddings of a batch, {@code [n][width]}. */
  @Override
  public float[][] run(ImageBatch batch) {
    return graphs.run(batch);
  }

  /**
   * The classifier that computes, in one network, what this prefix and that head compute in two
   * steps. It has its own copy of the parameters.
   *
   * @throws org.murmuration.refusal.Refusal if the head wants embeddings of another width
   */
  public Classifier then(TrainedHead head) {
    return Classifier.join(plan, graphs.parameters(), head);
  }

  @Override
  public void close() {
    graphs.close();
  }
}
