package org.murmuration.onnx;

import java.util.Arrays;
import java.util.Random;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;

/**
 * Images as a decoder gives them and as networks want them, by arithmetic of its own.
 *
 * @param rgb [count, height, width, 3], 0 to 255
 */
record Pixels(ImageShape shape, int count, byte[] rgb) {
  static Pixels random(ImageShape shape, int count, long seed) {
    byte[] rgb = new byte[count * shape.size()];
    new Random(seed).nextBytes(rgb);
    return new Pixels(shape, count, rgb);
  }

  /** [count, height, width, 3] as the presets' sources say. */
  float[] normalised(Preset preset) {
    double[] caffeMean = {103.939, 116.779, 123.68};
    double[] mean = {.485, .456, .406};
    double[] deviation = {.229, .224, .225};
    float[] values = new float[rgb.length];
    for (int i = 0; i < values.length; i++) {
      int channel = i % 3;
      values[i] =
          preset.equals(Preset.CAFFE)
              ? (float) ((rgb[i - channel + 2 - channel] & 0xFF) - caffeMean[channel])
              : (float) (((rgb[i] & 0xFF) / 255.0 - mean[channel]) / deviation[channel]);
    }
    return values;
  }

  /** [count, 3, height, width]. */
  float[] channelsFirst(Preset preset) {
    float[] last = normalised(preset);
    float[] first = new float[last.length];
    int pixels = shape.height() * shape.width();
    for (int i = 0; i < first.length; i++) {
      int image = i / shape.size();
      int channel = i % shape.size() / pixels;
      first[i] = last[image * shape.size() + i % pixels * shape.channels() + channel];
    }
    return first;
  }

  /** For the classifier itself; the caller closes it. */
  ImageBatch batch(Preset preset) {
    float[] values = normalised(preset);
    ImageBatch batch = new ImageBatch(shape, count);
    for (int i = 0; i < count; i++) {
      batch.add(Arrays.copyOfRange(values, i * shape.size(), (i + 1) * shape.size()));
    }
    return batch;
  }

  long[] shapeInside() {
    return new long[] {count, shape.height(), shape.width(), 3};
  }

  long[] shapeOutside() {
    return new long[] {count, 3, shape.height(), shape.width()};
  }
}
