package org.murmuration.command;

import java.util.List;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.ForeignColumns;
import picocli.CommandLine.Option;

/** Columns of a table that another program wrote. */
public final class ForeignOptions {
  @Option(
      names = "--features",
      paramLabel = "COLUMN",
      description =
          "Takes --table for any Parquet, with features in this column: an array of numbers, or a vector of Spark ML")
  private String features;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "Column with the label, for --features")
  private String label;

  @Option(
      names = "--labels",
      paramLabel = "LABEL[,LABEL]",
      split = ",",
      description = "Labels whose rows are used, for --features (default: all)")
  private List<String> labels = List.of();

  @Option(
      names = "--max-reject-ratio",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of rows whose features may be null before the run fails, for --features (default: ${DEFAULT-VALUE})")
  private double maxRejectRatio;

  /**
   * Empty for a table that embed wrote.
   *
   * @throws Refusal (settings) if one of both columns is named without the other
   */
  public Optional<ForeignColumns> columns() {
    if (features == null && label == null && labels.isEmpty()) {
      return Optional.empty();
    }
    if (features == null || label == null) {
      throw Refusal.settings(
          "Cannot read another program's table: name --features and --label, found --features %s and --label %s"
              .formatted(features, label));
    }
    return Optional.of(new ForeignColumns(features, label, labels, maxRejectRatio));
  }
}
