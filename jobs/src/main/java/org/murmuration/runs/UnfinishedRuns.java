package org.murmuration.runs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * Folders of runs and legs that were not committed, in words.
 *
 * @param names without {@code run=}
 */
record UnfinishedRuns(List<String> names) {
  private static final int SHOWN = 5;

  UnfinishedRuns {
    names = List.copyOf(names);
  }

  /** The first ones, as they lie there. */
  String folders() {
    return some(names.stream().map(name -> RunFolders.PREFIX + name).toList());
  }

  /** Their runs: a leg cannot be run again by itself. */
  String runIds() {
    Stream<String> runs = names.stream().map(UnfinishedRuns::run);
    return some(runs.distinct().map(run -> "--run-id " + run).toList());
  }

  private static String run(String name) {
    return LegName.isOfAny(name) ? LegName.run(name) : name;
  }

  private static String some(List<String> all) {
    return all.stream().limit(SHOWN).collect(joining(", ")) + (all.size() > SHOWN ? ", ..." : "");
  }
}
