package org.murmuration.prepare;

import java.util.List;
import java.util.Map;
import org.murmuration.job.JobResult;

/**
 * The network folder that was made.
 *
 * @param line the network in one line
 * @param parameters weights and biases
 */
public record NetworkResult(String folder, String line, long parameters, boolean pretrained)
    implements JobResult {
  @Override
  public Map<String, Object> facts() {
    return Map.of("network", folder, "parameters", parameters, "pretrained", pretrained);
  }

  @Override
  public List<String> summary() {
    String weights = pretrained ? "" : "; random weights, NOT pre-trained";
    return List.of(line, "%,d parameters%s".formatted(parameters, weights), "Network: " + folder);
  }
}
