package org.murmuration.image;

import java.util.List;
import java.util.stream.Stream;

/**
 * How one channel of the network's input comes from a packed pixel 0xRRGGBB: {@code (sample /
 * divisor - mean) / deviation}, in float32 and in this order, as torchvision computes it.
 *
 * @param shift bits right of the sample: 16 for red, 8 for green, 0 for blue
 */
public record Channel(int shift, float divisor, float mean, float deviation) {
  private static final int RED = 16;
  private static final int GREEN = 8;
  private static final int BLUE = 0;

  /** The preset's channels, in the order in which the network reads them. */
  public static List<Channel> of(Preset preset) {
    return switch (preset) {
      case CAFFE ->
          List.of(
              new Channel(BLUE, 1, 103.939f, 1),
              new Channel(GREEN, 1, 116.779f, 1),
              new Channel(RED, 1, 123.68f, 1));
      case TORCHVISION ->
          List.of(
              new Channel(RED, 255, 0.485f, 0.229f),
              new Channel(GREEN, 255, 0.456f, 0.224f),
              new Channel(BLUE, 255, 0.406f, 0.225f));
      case INCEPTION -> alike(255, 0.5f, 0.5f);
      case CLIP ->
          List.of(
              new Channel(RED, 255, 0.48145467f, 0.26862955f),
              new Channel(GREEN, 255, 0.4578275f, 0.2613026f),
              new Channel(BLUE, 255, 0.40821072f, 0.2757771f));
      case UNIT -> alike(255, 0, 1);
      case NONE -> alike(1, 0, 1);
    };
  }

  private static List<Channel> alike(float divisor, float mean, float deviation) {
    return Stream.of(RED, GREEN, BLUE)
        .map(shift -> new Channel(shift, divisor, mean, deviation))
        .toList();
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
