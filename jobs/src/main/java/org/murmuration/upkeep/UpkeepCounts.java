package org.murmuration.upkeep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was done for the order of a table.
 *
 * @param merged what became of its runs
 * @param removed names of folders that were merged long ago and are gone now
 * @param drafts folders and files of commands that died, which are gone now
 * @param failures what could not be done, and why, where a command did not fail for it
 */
public record UpkeepCounts(
    MergeCounts merged, List<String> removed, int drafts, List<String> failures) {
  public static final UpkeepCounts NONE =
      new UpkeepCounts(MergeCounts.NONE, List.of(), 0, List.of());

  private static final int SHOWN = 5;

  public UpkeepCounts {
    removed = List.copyOf(removed);
    failures = List.copyOf(failures);
  }

  /** For a run report. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>(merged.facts());
    facts.put("replaced_folders_removed", removed.size());
    facts.put("replaced_folders_removed_names", removed.stream().limit(SHOWN).toList());
    facts.put("dead_drafts_removed", drafts);
    if (!failures.isEmpty()) {
      facts.put("upkeep_failed", failures);
    }
    return facts;
  }

  /** For people; nothing where nothing was done. */
  public List<String> lines() {
    Stream<String> gone =
        removed.isEmpty()
            ? Stream.of()
            : Stream.of(
                "Removed %d folders of runs that were merged before: %s"
                    .formatted(removed.size(), shown()));
    return Stream.of(merged.lines(), gone, failures.stream()).flatMap(lines -> lines).toList();
  }

  private String shown() {
    return String.join(", ", removed.stream().limit(SHOWN).toList())
        + (removed.size() > SHOWN ? ", ..." : "");
  }
}
