package org.murmuration.compact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.upkeep.UpkeepCounts;

/**
 * What {@code compact} did.
 *
 * @param done to the table
 */
public record CompactResult(String table, UpkeepCounts done) implements JobResult {
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("table", table);
    facts.putAll(done.facts());
    return facts;
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    if (done.merged().isNothing()) {
      lines.add("Nothing to do: %s has no two runs that could be merged".formatted(table));
    }
    lines.addAll(done.lines());
    lines.add("Table: " + table);
    return lines;
  }
}
