package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestHeadLayer {
  private static final int WIDTH = 37;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 12})
  void addsUpEachUnitInTheOrderOfItsInputs(int units) {
    Random random = new Random(units);
    HeadLayer layer = new HeadLayer(drawn(units * WIDTH, random), drawn(units, random));
    float[] inputs = drawn(WIDTH, random);
    double[] expected = new double[units];
    float[] cut = new float[units];
    for (int unit = 0; unit < units; unit++) {
      double sum = 0;
      for (int i = 0; i < WIDTH; i++) {
        sum += (double) layer.weights()[unit * WIDTH + i] * inputs[i];
      }
      expected[unit] = layer.biases()[unit] + sum;
      cut[unit] = (float) Math.max(0, expected[unit]);
    }
    assertThat(layer.outputs(inputs)).containsExactly(expected);
    assertThat(layer.rectified(inputs)).containsExactly(cut);
  }

  private static float[] drawn(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
