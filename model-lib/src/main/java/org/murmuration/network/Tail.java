package org.murmuration.network;

import java.util.List;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.GraphPass;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;

/**
 * The part of a classifier that is fine-tuned, as it computes: {@code [n, height, width, channels]
 * -> [n, labels]}. It may be used from many threads at once and owns its parameters.
 */
public final class Tail implements FrozenPass {
  private final FrozenPass pass;

  private Tail(FrozenPass pass) {
    this.pass = pass;
  }

  /**
   * @param parameters laid out as {@link TailPlan#slots} says; the tail closes them
   */
  public static Tail of(TailPlan plan, Parameters parameters) {
    return new Tail(GraphPass.ofTail(plan, parameters));
  }

  /** What the front gives for one image. */
  @Override
  public ImageShape input() {
    return pass.input();
  }

  /** The number of labels. */
  @Override
  public List<Integer> widths() {
    return pass.widths();
  }

  /** Probabilities of the labels for each image, {@code [n][labels]}. */
  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    return pass.runAll(batch);
  }

  @Override
  public void close() {
    pass.close();
  }
}
