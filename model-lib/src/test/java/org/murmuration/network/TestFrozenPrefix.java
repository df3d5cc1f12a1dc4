package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.Pooling;
import org.murmuration.engine.ImageBatch;
import org.murmuration.refusal.Refused;
import org.nd4j.linalg.factory.Nd4j;

class TestFrozenPrefix {
  private static final int IMAGES = 3;

  @ParameterizedTest
  @CsvSource({
    "vgg11, block1_conv1",
    "vgg13, block3_pool",
    "vgg16, fc2",
    "vgg19, predictions_softmax",
    "squeezenet1_1, features.5",
    "squeezenet1_1, classifier.3"
  })
  void givesRowsOfItsWidth(Family family, String cut) {
    Architecture architecture = SmallNetworks.of(family);
    for (Pooling pooling : Pooling.values()) {
      CutPoint cutPoint = new CutPoint(cut, pooling);
      assertThat(embeddings(architecture, cutPoint))
          .hasDimensions(IMAGES, architecture.width(cutPoint));
    }
  }

  private static float[][] embeddings(Architecture architecture, CutPoint cut) {
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 11);
        FrozenPrefix prefix = network.endAt(cut);
        ImageBatch batch = SmallNetworks.images(architecture.input(), IMAGES, 12)) {
      return prefix.run(batch);
    }
  }

  @ParameterizedTest
  @CsvSource({"vgg11, block3_pool", "vgg11, block2_conv1", "squeezenet1_1, features.4"})
  void averagesOverTheHeightAndWidthOfWhatItFlattens(Family family, String cut) {
    Architecture architecture = SmallNetworks.of(family);
    float[][] flattened = embeddings(architecture, new CutPoint(cut, Pooling.FLATTEN));
    float[][] averaged = embeddings(architecture, new CutPoint(cut, Pooling.AVERAGE));
    for (int image = 0; image < IMAGES; image++) {
      int channels = averaged[image].length;
      double[] sums = new double[channels];
      for (int i = 0; i < flattened[image].length; i++) {
        sums[i % channels] += flattened[image][i];
      }
      int pixels = flattened[image].length / channels;
      for (int channel = 0; channel < channels; channel++) {
        assertThat(averaged[image][channel])
            .isCloseTo((float) (sums[channel] / pixels), within(1e-5f));
      }
    }
  }

  @Test
  void keepsItsMemoryToItselfAndNotWithTheThread() {
    Architecture architecture = SmallNetworks.vgg11();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 3);
        FrozenPrefix prefix = network.endAt(CutPoint.at("fc2"));
        ImageBatch batch = SmallNetworks.images(architecture.input(), 2, 4)) {
      prefix.run(batch);
      assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread()).isEmpty();
    }
  }

  @Test
  void endsAtFc2AfterItsRelu() {
    float[] all = joined(embeddings(SmallNetworks.vgg11(), CutPoint.at("fc2")));
    assertThat(smallest(all)).isZero();
    assertThat(all).isEqualTo(joined(embeddings(SmallNetworks.vgg11(), CutPoint.at("fc2_relu"))));
    float[] last = joined(embeddings(SmallNetworks.vgg11(), CutPoint.at("predictions")));
    assertThat(smallest(last)).as("a layer without ReLU").isNegative();
  }

  private static float[] joined(float[][] rows) {
    float[] all = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
    }
    return all;
  }

  private static float smallest(float[] values) {
    float smallest = Float.POSITIVE_INFINITY;
    for (float value : values) {
      smallest = Math.min(smallest, value);
    }
    return smallest;
  }

  @Test
  void refusesALayerThatTheNetworkLacks() {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 1)) {
      Refused.input(() -> network.endAt(CutPoint.at("block6_pool")))
          .hasMessageStartingWith("Cannot cut vgg11 at 'block6_pool': it has no such layer")
          .hasMessageContaining("block5_pool, flatten, fc1");
    }
  }

  @Test
  void outlivesTheNetworkItWasCutFrom() {
    Architecture architecture = SmallNetworks.vgg11();
    PretrainedNetwork network = PretrainedNetwork.random(architecture, 11);
    try (FrozenPrefix prefix = network.endAt(CutPoint.at("fc1"));
        ImageBatch batch = SmallNetworks.images(architecture.input(), IMAGES, 12)) {
      float[][] before = prefix.run(batch);
      network.close();
      assertThat(prefix.run(batch)).isDeepEqualTo(before);
    }
  }

  @Test
  void givesTheSameRowsToManyThreadsAtOnceAsToOne() throws Exception {
    Architecture architecture = SmallNetworks.of(Family.named("vgg16"));
    int threads = 4;
    int batches = 24;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture, 21);
        FrozenPrefix prefix = network.endAt(new CutPoint("block4_pool", Pooling.FLATTEN))) {
      List<Callable<float[][]>> work = new ArrayList<>();
      for (int i = 0; i < batches; i++) {
        int seed = i;
        int size = 1 + i % IMAGES;
        work.add(() -> run(prefix, size, seed));
      }
      List<Future<float[][]>> atOnce = pool.invokeAll(work);
      for (int i = 0; i < batches; i++) {
        assertThat(atOnce.get(i).get()).as("batch " + i).isDeepEqualTo(work.get(i).call());
      }
    } finally {
      pool.shutdown();
    }
  }

  private static float[][] run(FrozenPrefix prefix, int images, long seed) {
    try (ImageBatch batch = SmallNetworks.images(prefix.input(), images, seed)) {
      return prefix.run(batch);
    }
  }
}
