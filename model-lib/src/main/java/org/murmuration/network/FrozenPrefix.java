package org.murmuration.network;

import java.util.List;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.GraphPass;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;

/**
 * The frozen part of a pre-trained network: {@code [n, height, width, 3] -> [n, width]}, or several
 * such outputs where it is cut at several layers. It may be used from many threads at once and owns
 * its parameters.
 */
public final class FrozenPrefix implements FrozenPass {
  private final CutPlans plan;
  private final Parameters parameters;
  private final FrozenPass pass;

  private FrozenPrefix(CutPlans plan, Parameters parameters) {
    this.plan = plan;
    this.parameters = parameters;
    this.pass = GraphPass.ofPrefix(plan, parameters);
  }

  /**
   * Which parameters a prefix has.
   *
   * @throws org.murmuration.refusal.Refusal if the network lacks the cut point
   */
  public static ParameterLayout slots(Architecture architecture, CutPoint cut) {
    return slots(architecture, List.of(cut));
  }

  /** The same for a prefix with several cuts. */
  public static ParameterLayout slots(Architecture architecture, List<CutPoint> cuts) {
    return CutPlans.of(architecture, cuts).slots();
  }

  /**
   * @param parameters laid out as {@link #slots} says; the prefix closes them
   */
  public static FrozenPrefix of(Architecture architecture, CutPoint cut, Parameters parameters) {
    return of(architecture, List.of(cut), parameters);
  }

  /** The same for several cuts, which one forward pass serves. */
  public static FrozenPrefix of(
      Architecture architecture, List<CutPoint> cuts, Parameters parameters) {
    return new FrozenPrefix(CutPlans.of(architecture, cuts), parameters);
  }

  @Override
  public ImageShape input() {
    return pass.input();
  }

  @Override
  public List<Integer> widths() {
    return pass.widths();
  }

  public Architecture architecture() {
    return plan.architecture();
  }

  /** The only cut, or the first. */
  public CutPoint cut() {
    return plan.first().cut();
  }

  /** Floats in an embedding, 4096 for VGG16 cut at fc2. */
  public int width() {
    return plan.first().width();
  }

  /** The embeddings of a batch for each cut, {@code [n][width]} each. */
  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    return pass.runAll(batch);
  }

  /**
   * The classifier that computes, in one network, what this prefix (up to its first cut) and that
   * head compute in two steps. It has its own copy of the parameters.
   *
   * @throws org.murmuration.refusal.Refusal if the head wants embeddings of another width
   */
  public Classifier then(TrainedHead head) {
    return Classifier.join(plan.first(), parameters, head);
  }

  @Override
  public void close() {
    pass.close();
  }
}
