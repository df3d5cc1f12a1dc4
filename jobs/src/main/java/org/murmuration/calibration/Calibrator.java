package org.murmuration.calibration;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.engine.Numerics;
import org.murmuration.engine.Precision;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds on a user's own images the scales that a network needs to compute with 8 bits.
 *
 * @param network whose scales they are
 */
public record Calibrator(FewImages few, CutNetwork network) {
  private static final Logger LOG = LoggerFactory.getLogger(Calibrator.class);

  /** With 8, the worst embedding of a photo loses half as much again. */
  private static final int LEAST_IMAGES = 64;

  /** Some may be broken. */
  private static final int MOST_IMAGES = 80;

  /**
   * The scales for these images.
   *
   * @throws Refusal (settings) if they are too few
   */
  public Numerics calibrated(JavaRDD<ImageFile> images) throws IOException {
    List<ImageFile> chosen = new PhotoSample(images).spread(MOST_IMAGES);
    requireEnough(chosen.size(), chosen.size());
    LOG.info("Calibrating 8 bits on {} of the images", chosen.size());
    MeasuredActivations found = measured(chosen);
    requireEnough(found.uris().size(), chosen.size());
    return Numerics.int8(found.calibration());
  }

  private MeasuredActivations measured(List<ImageFile> images) throws IOException {
    List<String> layers = network.scales();
    return few.activated(
        network.in(Numerics.FLOAT32),
        images,
        outcomes ->
            outcomes.mapPartitions(new MeasuredActivations.Measuring(layers)).collect().stream()
                .reduce(MeasuredActivations.none(layers), MeasuredActivations::plus));
  }

  private static void requireEnough(int usable, int chosen) {
    if (usable < LEAST_IMAGES) {
      throw Refusal.settings(
          "Cannot compute in %s: its scales are measured on %d images at least, %d of %d can be used (name more images, or use --precision float32)"
              .formatted(Precision.INT8.id(), LEAST_IMAGES, usable, chosen));
    }
  }
}
