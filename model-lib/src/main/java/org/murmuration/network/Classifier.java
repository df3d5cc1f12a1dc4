package org.murmuration.network;

import java.util.List;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.dl4j.GraphPass;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.label.LabelSet;
import org.murmuration.onednn.OnednnPass;

/**
 * Prefix and head as one network: {@code [n, height, width, 3] -> [n, labels]}. It may be used from
 * many threads at once and owns its parameters.
 */
public final class Classifier implements FrozenPass {
  private final GraphPlan plan;
  private final TrainedHead head;
  private final Parameters parameters;
  private final FrozenPass pass;

  private Classifier(GraphPlan plan, TrainedHead head, Parameters parameters) {
    this.plan = plan;
    this.head = head;
    this.parameters = parameters;
    this.pass = GraphPass.ofClassifier(plan, head.hiddenLayers(), head.labels().size(), parameters);
  }

  static Classifier join(GraphPlan plan, Parameters prefix, TrainedHead head) {
    head.requireWidth(plan.width());
    ParameterLayout slots =
        plan.slots().withHead(plan.width(), head.hiddenLayers(), head.labels().size());
    Parameters joined = Parameters.allocate(slots);
    joined.copyFrom(prefix);
    head.copyTo(joined);
    return new Classifier(plan, head, joined);
  }

  /**
   * Which parameters a classifier has: the prefix's, then the head's.
   *
   * @throws org.murmuration.refusal.Refusal if the network lacks the cut point
   */
  public static ParameterLayout slots(
      Architecture architecture, CutPoint cut, HiddenLayers hidden, int labels) {
    GraphPlan plan = GraphPlan.of(architecture, cut);
    return plan.slots().withHead(plan.width(), hidden, labels);
  }

  /**
   * @param parameters laid out as {@link #slots} says; the classifier closes them
   */
  public static Classifier of(
      Architecture architecture, CutPoint cut, LabelSet labels, Parameters parameters) {
    TrainedHead head = TrainedHead.from(labels, parameters);
    return new Classifier(GraphPlan.of(architecture, cut), head, parameters);
  }

  /**
   * What such a classifier computes, by the fastest engine that works here, and nothing else of it.
   *
   * @param parameters laid out as {@link #slots} says; the pass closes them
   */
  public static FrozenPass pass(
      Architecture architecture, CutPoint cut, LabelSet labels, Parameters parameters) {
    GraphPlan plan = GraphPlan.of(architecture, cut);
    HiddenLayers hidden = TrainedHead.from(labels, parameters).hiddenLayers();
    FrozenPass pass =
        new Engines(
                FrozenLayers.of(plan, hidden, labels.size()),
                GraphPass.ofClassifier(plan, hidden, labels.size(), parameters),
                parameters)
            .choose();
    if (pass instanceof OnednnPass) {
      parameters.close();
    }
    return pass;
  }

  public Architecture architecture() {
    return plan.architecture();
  }

  public CutPoint cut() {
    return plan.cut();
  }

  /** The layers that run before the head, input first, each after those it reads. */
  public List<Layer> layers() {
    return plan.layers();
  }

  /** What the last of those layers gives for one image. */
  public LayerShape cutShape() {
    return plan.cutShape();
  }

  /** Whether the head reads means over height and width. */
  public boolean averages() {
    return plan.averages();
  }

  /**
   * The image whose values, flattened, an array of weights reads; empty for other arrays.
   *
   * @param slot one of this classifier's
   */
  public Optional<LayerShape> flattenedBefore(ParameterSlot slot) {
    if (!GraphPlan.isOfHead(slot.layer())) {
      return plan.flattenedBefore(slot);
    }
    String first = parameters.slots().headLayers().get(0);
    return slot.name().equals(first + ParameterLayout.WEIGHT)
        ? plan.flattenedBeforeHead()
        : Optional.empty();
  }

  /**
   * Whether the head stands where the network's own last layer stood, so that this is a whole
   * network of the same architecture with other classes.
   */
  public boolean replacesLastLayer() {
    return head.hiddenLayers().isEmpty() && plan.endsBeforeLastLayer();
  }

  @Override
  public ImageShape input() {
    return pass.input();
  }

  /** The number of labels. */
  @Override
  public List<Integer> widths() {
    return pass.widths();
  }

  public TrainedHead head() {
    return head;
  }

  /** The parameters of prefix and head, not a copy. */
  public Parameters parameters() {
    return parameters;
  }

  /** Probabilities of the labels for each image, {@code [n][labels]}. */
  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    return pass.runAll(batch);
  }

  @Override
  public EngineFacts facts() {
    return pass.facts();
  }

  /** The likeliest labels of one row of {@link #run}. */
  public List<Prediction> top(int count, float[] probabilities) {
    return head.top(count, probabilities);
  }

  @Override
  public void close() {
    pass.close();
  }
}
