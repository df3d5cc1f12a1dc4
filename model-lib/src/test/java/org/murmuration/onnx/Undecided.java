package org.murmuration.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.murmuration.image.Preset;
import org.murmuration.network.Architecture;
import org.murmuration.network.Classifier;
import org.murmuration.network.CutPoint;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.ImageBatch;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.network.TrainedHead;

/** Classifiers with drawn weights whose probabilities are neither 0 nor 1, so that errors show. */
final class Undecided {
  private static final long SEED = 41;

  private Undecided() {}

  /** A classifier that the caller closes. */
  static Classifier classifier(Architecture architecture, CutPoint cut, Preset preset) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, SEED);
        FrozenPrefix prefix = network.endAt(cut);
        ImageBatch batch = Pixels.random(architecture.input(), 2, SEED).batch(preset)) {
      double length = 0;
      for (float value : prefix.run(batch)[0]) {
        length = Math.hypot(length, value);
      }
      TrainedHead head = SmallNetworks.head(prefix.width(), SEED + 1);
      float[] weights = head.weights();
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= (float) length;
      }
      return prefix.then(new TrainedHead(head.labels(), weights, head.biases()));
    }
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
