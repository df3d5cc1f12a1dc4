package org.murmuration.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.Preset;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.HeadLayer;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.network.TrainedHead;

/** Classifiers with drawn weights whose probabilities are neither 0 nor 1, so that errors show. */
final class Undecided {
  private static final long SEED = 41;

  private Undecided() {}

  /** A classifier that the caller closes. */
  static Classifier classifier(Architecture architecture, CutPoint cut, Preset preset) {
    return classifier(architecture, cut, preset, SmallNetworks::head);
  }

  /** The same with hidden layers in its head. */
  static Classifier deep(Architecture architecture, CutPoint cut, Preset preset) {
    return classifier(architecture, cut, preset, SmallNetworks::deepHead);
  }

  private static Classifier classifier(
      Architecture architecture, CutPoint cut, Preset preset, Heads heads) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, SEED);
        FrozenPrefix prefix = network.endAt(cut);
        ImageBatch batch = Pixels.random(architecture.input(), 2, SEED).batch(preset)) {
      double length = 0;
      for (float value : prefix.run(batch)[0]) {
        length = Math.hypot(length, value);
      }
      TrainedHead head = heads.draw(prefix.width(), SEED + 1);
      float scale = (float) length;
      return prefix.then(head.withFirst(layer -> dividedBy(scale, layer)));
    }
  }

  /** Draws a head for embeddings of a width. */
  private interface Heads {
    TrainedHead draw(int width, long seed);
  }

  private static HeadLayer dividedBy(float divisor, HeadLayer layer) {
    for (int i = 0; i < layer.weights().length; i++) {
      layer.weights()[i] /= divisor;
    }
    return layer;
  }

  /** What the classifier gives, [count][labels]. */
  static float[][] probabilities(Classifier classifier, Pixels pixels, Preset preset) {
    try (ImageBatch batch = pixels.batch(preset)) {
      float[][] probabilities = classifier.run(batch);
      for (float[] row : probabilities) {
        for (float probability : row) {
          assertThat(probability).as(Arrays.toString(row)).isBetween(0.001f, 0.999f);
        }
      }
      return probabilities;
    }
  }
}
