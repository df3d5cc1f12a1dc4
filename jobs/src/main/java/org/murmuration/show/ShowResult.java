package org.murmuration.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.job.JobResult;
import org.murmuration.network.NetworkSummary;
import org.murmuration.store.NetworkConfig;

/** A network as people look at it. */
public record ShowResult(NetworkConfig config, NetworkSummary network) implements JobResult {
  private static final String ROW = "%-32s %-12s %-20s %15s";

  @Override
  public Map<String, Object> facts() {
    return Map.of("fingerprint", config.fingerprint(), "parameters", network.parameters());
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(network.line());
    lines.add(ROW.formatted("layer", "kind", "output", "parameters"));
    network.rows().forEach(row -> lines.add(line(row)));
    lines.add(ROW.formatted("", "", "", "%,d".formatted(network.parameters())));
    lines.add("Weights: " + weights());
    return lines;
  }

  private static String line(NetworkSummary.Row row) {
    String parameters = row.parameters() == 0 ? "" : "%,d".formatted(row.parameters());
    return ROW.formatted(row.name(), row.kind().title(), row.shape(), parameters);
  }

  private String weights() {
    return config.source().pretrained()
        ? config.source().file()
        : "random (seed %d), NOT pre-trained".formatted(config.source().seed());
  }
}
