package org.murmuration.architecture;

import java.util.List;
import java.util.Map;
import org.murmuration.image.ImageShape;

/**
 * A network that can be frozen and cut, as those who use it see it: what it takes, where it can be
 * cut, and what it then gives and costs. How it computes, and whether it can learn, is no part of
 * it; weights and what they were trained with lie beside it, in a network's folder.
 */
public interface Backbone {
  /** Such as {@code vgg16}. */
  String id();

  /** Shape of one image, {@code [height, width, 3]}. */
  ImageShape input();

  /** The layers where it can be cut, in order, and what each gives for one image. */
  Map<String, LayerShape> cuts();

  /** Where it is cut unless a user names another layer. */
  CutPoint defaultCut();

  /**
   * Floats in an embedding.
   *
   * @throws org.murmuration.refusal.Refusal if it cannot be cut there
   */
  int width(CutPoint cut);

  /**
   * What the part that leads to these cuts costs.
   *
   * @throws org.murmuration.refusal.Refusal if there is none, one where it cannot be cut, or two
   *     that give the same
   */
  PrefixCost cost(List<CutPoint> cuts);

  /** All its layers. */
  NetworkSummary summary();

  /**
   * All its layers, and what a cut leaves of them.
   *
   * @throws org.murmuration.refusal.Refusal if it cannot be cut there
   */
  CutSummary summary(CutPoint cut);

  /**
   * The layers that lead to a cut, and a head on them.
   *
   * @throws org.murmuration.refusal.Refusal if it cannot be cut there
   */
  NetworkSummary summary(CutPoint cut, HiddenLayers hidden, int labels);
}
