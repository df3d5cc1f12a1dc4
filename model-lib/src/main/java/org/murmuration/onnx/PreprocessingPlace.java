package org.murmuration.onnx;

import java.util.Locale;

/** Who makes of pixels what the network reads. */
public enum PreprocessingPlace {
  /** Whoever uses the model: it takes {@code [batch, 3, height, width] float32}, normalised. */
  OUTSIDE,
  /** The model: it takes {@code [batch, height, width, 3] uint8}, RGB. */
  INSIDE;

  /** The name in settings. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
