package org.murmuration.network;

import java.util.List;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.GraphPass;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Numerics;
import org.murmuration.image.ImageShape;
import org.murmuration.onednn.Calibrating;
import org.murmuration.onednn.OnednnPass;

/**
 * The frozen part of a pre-trained network: {@code [n, height, width, 3] -> [n, width]}, or several
 * such outputs where it is cut at several layers. It may be used from many threads at once and owns
 * what it computes with.
 */
public final class FrozenPrefix implements FrozenPass {
  private final CutPlans plan;
  private final FrozenPass pass;
  private final Optional<Parameters> kept;

  private FrozenPrefix(CutPlans plan, FrozenPass pass, Optional<Parameters> kept) {
    this.plan = plan;
    this.pass = pass;
    this.kept = kept;
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
   * The fastest that works here. Parameters that it does not need any more are freed at once.
   *
   * @param parameters laid out as {@link #slots} says; the prefix closes them
   */
  public static FrozenPrefix of(Architecture architecture, CutPoint cut, Parameters parameters) {
    return of(architecture, List.of(cut), parameters);
  }

  /** The same for several cuts, which one forward pass serves. */
  public static FrozenPrefix of(
      Architecture architecture, List<CutPoint> cuts, Parameters parameters) {
    return of(architecture, cuts, parameters, Numerics.FLOAT32);
  }

  /**
   * The same in other numbers.
   *
   * @param numerics of this network and these cuts
   * @throws org.murmuration.refusal.Refusal if nothing here computes with such numbers
   */
  public static FrozenPrefix of(
      Architecture architecture, List<CutPoint> cuts, Parameters parameters, Numerics numerics) {
    CutPlans plan = CutPlans.of(architecture, cuts);
    try {
      FrozenPass pass = engines(plan, parameters).choose(numerics.precision(), numerics.scales());
      if (pass instanceof OnednnPass) {
        parameters.close();
      }
      return new FrozenPrefix(plan, pass, Optional.empty());
    } catch (RuntimeException | Error e) {
      parameters.close();
      throw e;
    }
  }

  /** The layers before these cuts whose activations need a scale each to have 8 bits. */
  public static List<String> scales(Architecture architecture, List<CutPoint> cuts) {
    return Calibrating.scales(FrozenLayers.of(CutPlans.of(architecture, cuts)));
  }

  /**
   * From images to the activations of {@link #scales}, an output each, in float32.
   *
   * @param parameters laid out as {@link #slots} says; they are closed
   */
  public static FrozenPass activations(
      Architecture architecture, List<CutPoint> cuts, Parameters parameters) {
    try (parameters) {
      return Calibrating.activations(FrozenLayers.of(CutPlans.of(architecture, cuts)), parameters);
    }
  }

  /**
   * One that can be joined to a head: it keeps its parameters, and computes with a graph, which
   * needs no others.
   *
   * @param parameters laid out as {@link #slots} says; the prefix closes them
   */
  public static FrozenPrefix joinable(
      Architecture architecture, List<CutPoint> cuts, Parameters parameters) {
    CutPlans plan = CutPlans.of(architecture, cuts);
    return new FrozenPrefix(plan, GraphPass.ofPrefix(plan, parameters), Optional.of(parameters));
  }

  private static Engines engines(CutPlans plan, Parameters parameters) {
    return new Engines(FrozenLayers.of(plan), GraphPass.ofPrefix(plan, parameters), parameters);
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

  @Override
  public EngineFacts facts() {
    return pass.facts();
  }

  /**
   * The classifier that computes, in one network, what this prefix (up to its first cut) and that
   * head compute in two steps. It has its own copy of the parameters.
   *
   * @throws IllegalStateException if this one is not {@link #joinable}
   * @throws org.murmuration.refusal.Refusal if the head wants embeddings of another width
   */
  public Classifier then(TrainedHead head) {
    Parameters parameters =
        kept.orElseThrow(
            () -> new IllegalStateException("Cannot join a prefix that kept no parameters"));
    return Classifier.join(plan.first(), parameters, head);
  }

  @Override
  public void close() {
    pass.close();
  }
}
