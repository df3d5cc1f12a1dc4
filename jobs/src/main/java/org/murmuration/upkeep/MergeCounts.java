package org.murmuration.upkeep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of the runs of a table when they were merged.
 *
 * @param runsBefore folders of runs and legs that counted
 * @param runsAfter the same afterwards
 * @param rows of images, each image's newest
 * @param superseded rows that newer ones hid, left out
 * @param rejects rows of images that could not be used, each once
 * @param bytesBefore of all files of rows and rejects
 * @param bytesAfter the same afterwards
 */
public record MergeCounts(
    long runsBefore,
    long runsAfter,
    long rows,
    long superseded,
    long rejects,
    long bytesBefore,
    long bytesAfter) {
  static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0, 0, 0, 0);

  /** Whether runs were merged. */
  public boolean isNothing() {
    return equals(NONE);
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("runs_before", runsBefore);
    facts.put("runs_after", runsAfter);
    facts.put("rows_merged", rows);
    facts.put("superseded_rows_dropped", superseded);
    facts.put("rejects_merged", rejects);
    facts.put("bytes_before", bytesBefore);
    facts.put("bytes_after", bytesAfter);
    return facts;
  }

  Stream<String> lines() {
    return isNothing()
        ? Stream.of()
        : Stream.of(
            "Merged %d runs into %d: %d rows and %d rejects, %d superseded rows dropped, %,d bytes instead of %,d"
                .formatted(
                    runsBefore, runsAfter, rows, rejects, superseded, bytesAfter, bytesBefore));
  }
}
