package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.Pooling;
import org.murmuration.engine.ImageBatch;
import org.murmuration.refusal.Refused;

/** One forward pass serves several cuts. */
class TestSeveralCuts {
  private static final int IMAGES = 3;

  @ParameterizedTest
  @CsvSource({
    "vgg16, fc2 fc1 block5_pool block5_conv3 block1_conv1_relu",
    "vgg11, block2_pool predictions_softmax flatten block5_pool",
    "squeezenet1_1, features.12 features.3.squeeze features.9.expand3x3 features.11",
    "squeezenet1_1, features.5 classifier.3"
  })
  void giveTheSameBitsAsOneAtATime(Family family, String layers) {
    for (Pooling pooling : List.of(Pooling.AVERAGE, Pooling.FLATTEN)) {
      if (pooling == Pooling.FLATTEN && layers.contains(" flatten")) {
        continue; // That layer and a flattened block5_pool are one thing.
      }
      List<CutPoint> cuts =
          Arrays.stream(layers.split(" ")).map(layer -> new CutPoint(layer, pooling)).toList();
      areEachAsAlone(SmallNetworks.of(family), cuts);
    }
  }

  private static void areEachAsAlone(Architecture architecture, List<CutPoint> cuts) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 11);
        FrozenPrefix together = network.endAt(cuts);
        ImageBatch batch = SmallNetworks.images(architecture.input(), IMAGES, 12)) {
      List<float[][]> outputs = together.runAll(batch);
      assertThat(outputs).hasSameSizeAs(cuts);
      for (int i = 0; i < cuts.size(); i++) {
        try (FrozenPrefix alone = network.endAt(cuts.get(i))) {
          assertThat(outputs.get(i)).as("%s", cuts.get(i)).isDeepEqualTo(alone.run(batch));
        }
      }
      assertThat(together.run(batch)).isDeepEqualTo(outputs.get(0));
    }
  }

  @Test
  void needOneCopyOfTheParametersThatTheyShare() {
    Architecture vgg = SmallNetworks.vgg11();
    assertThat(FrozenPrefix.slots(vgg, cuts("block5_pool", "fc2", "fc1")).all())
        .isEqualTo(FrozenPrefix.slots(vgg, CutPoint.at("fc2")).all());
  }

  @Test
  void joinAHeadAtTheFirstOfThem() {
    Architecture vgg = SmallNetworks.vgg11();
    TrainedHead head = SmallNetworks.head(vgg.width(CutPoint.at("fc1")), 5);
    try (PretrainedNetwork network = PretrainedNetwork.random(vgg, 11);
        FrozenPrefix several = network.endAt(cuts("fc1", "fc2"));
        FrozenPrefix one = network.endAt(CutPoint.at("fc1"));
        Classifier ofSeveral = several.then(head);
        Classifier ofOne = one.then(head);
        ImageBatch batch = SmallNetworks.images(vgg.input(), IMAGES, 12)) {
      assertThat(ofSeveral.run(batch)).isDeepEqualTo(ofOne.run(batch));
    }
  }

  @Test
  void refuseTwoThatGiveTheSame() {
    Refused.settings(
            () -> FrozenPrefix.slots(SmallNetworks.vgg11(), cuts("fc2", "fc1", "fc2_relu")))
        .hasMessage(
            "Cannot cut vgg11 at both fc2 and fc2_relu: they give the same (name one of them)");
  }

  @Test
  void refuseNone() {
    Refused.settings(() -> FrozenPrefix.slots(SmallNetworks.vgg11(), List.of()))
        .hasMessage("Cannot cut vgg11: name a layer");
  }

  private static List<CutPoint> cuts(String... layers) {
    return Arrays.stream(layers).map(CutPoint::at).toList();
  }
}
