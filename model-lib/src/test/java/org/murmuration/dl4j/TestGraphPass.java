package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

class TestGraphPass {
  private static final Architecture VGG11 = SmallNetworks.vgg11();

  @Test
  void saysWhatItReadsAndHowMuchItGives() {
    CutPlans plan = CutPlans.of(VGG11, List.of(CutPoint.at("fc2"), CutPoint.at("block5_pool")));
    try (FrozenPass pass = GraphPass.ofPrefix(plan, Parameters.allocate(plan.slots()));
        ImageBatch batch = SmallNetworks.images(VGG11.input(), 2, 4)) {
      assertThat(pass.input()).isEqualTo(VGG11.input());
      assertThat(pass.widths())
          .containsExactly(plan.cuts().get(0).width(), plan.cuts().get(1).width());
      List<float[][]> outputs = pass.runAll(batch);
      assertThat(outputs).hasSize(2);
      assertThat(outputs.get(0)).hasDimensions(2, pass.widths().get(0));
      assertThat(outputs.get(1)).hasDimensions(2, pass.widths().get(1));
    }
  }

  @Test
  void givesAClassifierAsManyProbabilitiesAsClasses() {
    GraphPlan cut = GraphPlan.of(VGG11, CutPoint.at("fc2"));
    Parameters zeros = Parameters.allocate(cut.slots().withHead(cut.width(), HiddenLayers.NONE, 4));
    try (FrozenPass pass = GraphPass.ofClassifier(cut, HiddenLayers.NONE, 4, zeros);
        ImageBatch batch = SmallNetworks.images(VGG11.input(), 1, 4)) {
      assertThat(pass.widths()).containsExactly(4);
      assertThat(pass.run(batch)[0]).containsExactly(.25f, .25f, .25f, .25f);
    }
  }

  @Test
  void givesAPartBatchTheRowsOfAFullOne() {
    Architecture architecture = SmallNetworks.vgg11();
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 3);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        ImageBatch full = SmallNetworks.images(architecture.input(), 2, 4);
        ImageBatch part = new ImageBatch(architecture.input(), 5)) {
      Random random = new Random(4);
      part.add(SmallNetworks.image(architecture.input(), random));
      part.add(SmallNetworks.image(architecture.input(), random));
      float[][] rows = prefix.run(part);
      assertThat(rows).hasDimensions(2, prefix.width());
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i]).containsExactly(prefix.run(full)[i], within(1e-6f));
      }
    }
  }

  @Test
  void givesTheSameBitsWhateverAnImageSharesItsBatchWith() {
    Architecture architecture = SmallNetworks.vgg11();
    Random random = new Random(5);
    float[] image = SmallNetworks.image(architecture.input(), random);
    float[] other = SmallNetworks.image(architecture.input(), random);
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 3);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        ImageBatch batch = new ImageBatch(architecture.input(), 5)) {
      batch.add(image);
      float[] alone = prefix.run(batch)[0];
      for (int place = 1; place < 5; place++) {
        batch.clear();
        for (int i = 0; i < place; i++) {
          batch.add(other);
        }
        batch.add(image);
        assertThat(prefix.run(batch)[place]).containsExactly(alone);
      }
    }
  }

  @Test
  void leavesABatchAsItIsForTheNextPass() {
    try (PretrainedNetwork network = PretrainedNetwork.random(VGG11, 3);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        FrozenPrefix other = network.endAt(CutPoint.at("fc1"));
        ImageBatch batch = SmallNetworks.images(VGG11.input(), 3, 4)) {
      FloatBuffer before = FloatBuffer.wrap(floats(batch));
      float[][] rows = prefix.run(batch);
      other.run(batch);
      assertThat(prefix.run(batch)).isDeepEqualTo(rows);
      assertThat(batch.places()).isEqualTo(before);
    }
  }

  private static float[] floats(ImageBatch batch) {
    float[] floats = new float[batch.places().remaining()];
    batch.places().get(floats);
    return floats;
  }

  @Test
  void refusesImagesOfAnotherShape() {
    try (PretrainedNetwork network = PretrainedNetwork.random(VGG11, 3);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        ImageBatch turned = new ImageBatch(new ImageShape(64, 32, 3), 1)) {
      assertThatThrownBy(() -> prefix.run(turned))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot run a batch: its images are 64x32x3, the network reads 32x64x3");
    }
  }
}
