package org.murmuration.engine;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * On which scales a network's activations have 8 bits, and where they come from. It belongs to the
 * network, its cuts and the images that it was measured on, and travels with them.
 *
 * @param format of this record, {@link #FORMAT}
 * @param images names of those that it was measured on, in order
 * @param scales what 1 stands for, by layer
 */
public record Calibration(int format, List<String> images, Map<String, Float> scales)
    implements Serializable {
  /** Raise it with the meaning of a field. */
  public static final int FORMAT = 1;

  /** Where no layer needs a scale. */
  public static final Calibration NONE = of(List.of(), Map.of());

  public Calibration {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "Cannot use a calibration: its format is %d, this program reads %d"
              .formatted(format, FORMAT));
    }
    images = List.copyOf(images);
    scales = Collections.unmodifiableMap(new TreeMap<>(scales));
    scales.forEach(Calibration::requirePositive);
  }

  /** One of this program's. */
  public static Calibration of(List<String> images, Map<String, Float> scales) {
    return new Calibration(FORMAT, images, scales);
  }

  private static void requirePositive(String layer, float scale) {
    if (!(scale > 0) || Float.isInfinite(scale)) {
      throw new IllegalArgumentException(
          "Cannot use a calibration: the scale of %s is %s, it must be a positive number"
              .formatted(layer, scale));
    }
  }
}
