package org.murmuration.image;

import java.io.Serializable;
import java.util.List;

/**
 * How one channel of the network's input comes from a packed pixel 0xRRGGBB: {@code (sample /
 * divisor - mean) / deviation}, in float32 and in this order, as torchvision computes it.
 *
 * @param shift bits right of the sample: 16 for red, 8 for green, 0 for blue
 */
public record Channel(int shift, float divisor, float mean, float deviation)
    implements Serializable {
  static final int RED = 16;
  static final int GREEN = 8;
  static final int BLUE = 0;

  static List<Channel> rgb(float divisor, List<Float> means, List<Float> deviations) {
    return List.of(
        new Channel(RED, divisor, means.get(0), deviations.get(0)),
        new Channel(GREEN, divisor, means.get(1), deviations.get(1)),
        new Channel(BLUE, divisor, means.get(2), deviations.get(2)));
  }

  static List<Channel> alike(float divisor, float mean, float deviation) {
    return rgb(divisor, List.of(mean, mean, mean), List.of(deviation, deviation, deviation));
  }

  /** Which of red, green and blue this is: 0, 1 or 2. */
  public int rgbIndex() {
    return (RED - shift) / Byte.SIZE;
  }

  /** The arithmetic in words, such as {@code (red / 255 - 0.485) / 0.229}. */
  public String formula() {
    String name = List.of("red", "green", "blue").get(rgbIndex());
    String scaled = divisor == 1 ? name : "%s / %d".formatted(name, (int) divisor);
    String centred = mean == 0 ? scaled : "%s - %s".formatted(scaled, mean);
    return deviation == 1 ? centred : "(%s) / %s".formatted(centred, deviation);
  }

  float value(int pixel) {
    return (((pixel >> shift) & 0xFF) / divisor - mean) / deviation;
  }

  /** Writes this channel's value of each pixel to {@code target[first]}, then each step on. */
  void write(int[] pixels, float[] target, int first, int step) {
    int at = first;
    for (int pixel : pixels) {
      target[at] = value(pixel);
      at += step;
    }
  }
}
