package org.murmuration.imagepass;

import java.nio.FloatBuffer;
import java.util.List;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;

/** An engine of few lines: the mean of each channel, and as a second output that of all three. */
record MeanColour(ImageShape input) implements FrozenPass {
  @Override
  public List<Integer> widths() {
    return List.of(input.channels(), 1);
  }

  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    batch.requireImagesOf(input);
    FloatBuffer places = batch.places();
    float[][] colours = new float[batch.size()][];
    float[][] greys = new float[batch.size()][];
    for (int i = 0; i < batch.size(); i++) {
      float[] image = new float[input.size()];
      places.get(image);
      colours[i] = colour(image, input.channels());
      greys[i] = new float[] {(colours[i][0] + colours[i][1] + colours[i][2]) / 3};
    }
    return List.of(colours, greys);
  }

  static float[] colour(float[] image, int channels) {
    double[] sums = new double[channels];
    for (int i = 0; i < image.length; i++) {
      sums[i % channels] += image[i];
    }
    float[] means = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      means[channel] = (float) (sums[channel] * channels / image.length);
    }
    return means;
  }

  @Override
  public void close() {
    // It owns nothing.
  }
}
