package org.murmuration.table;

import java.io.Serializable;
import java.util.List;
import org.murmuration.label.LabelSpelling;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * Which columns of another program's Parquet are a head's examples.
 *
 * @param features {@code array<float>}, {@code array<double>} or a vector of Spark ML
 * @param label text or a whole number
 * @param labels whose rows are used; empty for all
 * @param maxRejectRatio share of them whose features may hold a null; these are left out
 */
public record ForeignColumns(
    String features, String label, List<String> labels, double maxRejectRatio)
    implements Serializable {
  private static final double USUAL_RATIO = 0.05;

  public ForeignColumns {
    Given.value("--features", features);
    Given.value("--label", label);
    labels = Given.all("--labels", labels).stream().map(LabelSpelling::of).toList();
    if (!(maxRejectRatio >= 0 && maxRejectRatio <= 1)) {
      throw Refusal.settings(
          "Cannot use --max-reject-ratio %s: it must be between 0 and 1".formatted(maxRejectRatio));
    }
  }

  /** With a null in one row of twenty at most. */
  public ForeignColumns(String features, String label, List<String> labels) {
    this(features, label, labels, USUAL_RATIO);
  }
}
