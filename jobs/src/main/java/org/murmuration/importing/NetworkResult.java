package org.murmuration.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", folder);
    facts.put("parameters", parameters);
    facts.put("pretrained", pretrained);
    if (!notes.isEmpty()) {
      facts.put("network_notes", notes);
    }
    return facts;
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
