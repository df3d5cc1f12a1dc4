package org.murmuration.benchmark;

import java.util.Random;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

/** What all ways run: full-size VGG16 as far as fc2, the same weights, the same images. */
public final class Comparison {
  public static final Architecture ARCHITECTURE = Architecture.vgg16();
  public static final CutPoint CUT = CutPoint.at("fc2");
  private static final long SEED = 1;

  private Comparison() {}

  public static PretrainedNetwork network() {
    return PretrainedNetwork.random(ARCHITECTURE, SEED);
  }

  static float[][] images(int count) {
    Random random = new Random(SEED);
    float[][] images = new float[count][];
    for (int i = 0; i < count; i++) {
      images[i] = SmallNetworks.image(ARCHITECTURE.input(), random);
    }
    return images;
  }

  static double gigaflopsAnImage() {
    return NetworkSummary.ofPrefix(ARCHITECTURE, CUT).total().gigaflops();
  }
}
