package org.murmuration.calibration;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.engine.Numerics;
import org.murmuration.engine.Precision;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares embeddings in other numbers to those in float32, before hours of work and on photos that
 * no scale was measured on.
 *
 * @param network in the numbers that are asked for
 */
public record Comparison(FewImages few, CutNetwork network) {
  private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);
  private static final int MOST_IMAGES = 32;

  /**
   * @param images that are to be embedded
   * @throws Refusal (quality) if an embedding is less like that of float32
   */
  public ComputedAs require(double minCosine, JavaRDD<ImageFile> images) throws IOException {
    Precision precision = network.numerics().precision();
    if (precision == Precision.FLOAT32) {
      return ComputedAs.FLOAT32;
    }
    Set<String> calibrated = new HashSet<>(network.numerics().calibration().images());
    List<ImageFile> chosen =
        new PhotoSample(images.filter(image -> !calibrated.contains(image.uri())))
            .spread(MOST_IMAGES);
    Map<String, Double> cosines = cosines(chosen);
    cosines.entrySet().stream()
        .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .ifPresent(worst -> requireLike(worst, cosines.size(), minCosine));
    return ComputedAs.in(
        precision, cosines.values().stream().mapToDouble(Double::doubleValue).min());
  }

  private void requireLike(Map.Entry<String, Double> worst, int images, double minCosine) {
    String precision = network.numerics().precision().id();
    // Not a number is like nothing.
    if (!(worst.getValue() >= minCosine)) {
      throw Refusal.quality(
          "Cannot embed in %s: of %d photos that were compared, %s has a cosine of %.4f to its embedding in float32, at least %.4f is wanted (use --precision float32, or --min-cosine)"
              .formatted(precision, images, worst.getKey(), worst.getValue(), minCosine));
    }
    LOG.info(
        "Embeddings in {} have a cosine of {} or more to those in float32, on {} photos",
        precision,
        "%.4f".formatted(worst.getValue()),
        images);
  }

  private Map<String, Double> cosines(List<ImageFile> images) throws IOException {
    if (images.isEmpty()) {
      return Map.of();
    }
    Map<String, List<float[]>> exact = embeddings(network.in(Numerics.FLOAT32), images);
    return embeddings(network, images).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                image -> ComputedAs.cosine(exact.get(image.getKey()), image.getValue())));
  }

  private Map<String, List<float[]>> embeddings(CutNetwork computing, List<ImageFile> images)
      throws IOException {
    return few.embedded(
        computing,
        images,
        outcomes ->
            outcomes.filter(ImageOutcome.Used.class::isInstance).collect().stream()
                .map(ImageOutcome.Used.class::cast)
                .collect(
                    Collectors.toMap(image -> image.file().uri(), ImageOutcome.Used::outputs)));
  }
}
