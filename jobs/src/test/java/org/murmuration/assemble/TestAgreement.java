package org.murmuration.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.command.Refused;
import org.murmuration.image.ImageShape;
import org.murmuration.label.LabelSet;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.TrainedHead;

class TestAgreement {
  private final FrozenPrefix prefix = smallPrefix();

  private static FrozenPrefix smallPrefix() {
    Architecture small =
        Architecture.named("vgg11")
            .withInput(new ImageShape(32, 32, 3))
            .withWidths(List.of(3, 4, 5, 6, 7, 8, 9));
    try (PretrainedNetwork network = PretrainedNetwork.random(small, 3)) {
      return network.endAt(CutPoint.at("fc2"));
    }
  }

  @AfterEach
  void free() {
    prefix.close();
  }

  @Test
  void holdsForWhatWasJoinedFromBoth() {
    TrainedHead head = head(1);
    try (Classifier classifier = prefix.then(head)) {
      assertThat(new Agreement(prefix, head, classifier).check()).isBetween(0.0, 1e-5);
    }
  }

  @Test
  void refusesAClassifierOfAnotherHead() {
    try (Classifier classifier = prefix.then(head(1))) {
      Agreement agreement = new Agreement(prefix, head(2), classifier);
      Refused.input(agreement::check)
          .hasMessageStartingWith("Cannot publish the classifier: it differs from prefix and head")
          .hasMessageEndingWith("at most %.1e is allowed".formatted(1e-5));
    }
  }

  @Test
  void refusesAClassifierThatGivesNoNumbers() {
    float[] weights = new float[2 * prefix.width()];
    weights[0] = Float.NaN;
    TrainedHead head =
        new TrainedHead(LabelSet.inOrder(List.of("wren", "crow")), weights, new float[2]);
    try (Classifier classifier = prefix.then(head)) {
      Agreement agreement = new Agreement(prefix, head, classifier);
      Refused.input(agreement::check)
          .hasMessageStartingWith(
              "Cannot publish the classifier: it differs from prefix and head by NaN");
    }
  }

  private TrainedHead head(long seed) {
    Random random = new Random(seed);
    float[] weights = new float[2 * prefix.width()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    return new TrainedHead(LabelSet.inOrder(List.of("wren", "crow")), weights, new float[2]);
  }
}
