package org.murmuration.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;

/**
 * The network folder that was made.
 *
 * @param line the network in one line
 * @param parameters weights and biases
 * @param notes on how it was made, a sentence each
 */
public record NetworkResult(
    String folder, String line, long parameters, boolean pretrained, List<String> notes)
    implements JobResult {
  public NetworkResult {
    notes = List.copyOf(notes);
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of("network", folder, "parameters", parameters, "pretrained", pretrained);
  }

  @Override
  public List<String> summary() {
    String weights = pretrained ? "" : "; random weights, NOT pre-trained";
    List<String> summary = new ArrayList<>();
    summary.add(line);
    summary.add("%,d parameters%s".formatted(parameters, weights));
    summary.addAll(notes);
    summary.add("Network: " + folder);
    return summary;
  }
}
