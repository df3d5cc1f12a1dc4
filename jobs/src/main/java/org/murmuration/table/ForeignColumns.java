package org.murmuration.table;

import java.io.Serializable;
import java.util.List;
import org.murmuration.label.LabelSpelling;
import org.murmuration.refusal.Given;

/**
 * Which columns of another program's Parquet are a head's examples.
 *
 * @param features {@code array<float>}, {@code array<double>} or a vector of Spark ML
 * @param label text or a whole number
 * @param labels whose rows are used; empty for all
 */
public record ForeignColumns(String features, String label, List<String> labels)
    implements Serializable {
  public ForeignColumns {
    Given.value("--features", features);
    Given.value("--label", label);
    labels = Given.all("--labels", labels).stream().map(LabelSpelling::of).toList();
  }
}
