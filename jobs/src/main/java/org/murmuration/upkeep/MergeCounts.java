package org.murmuration.upkeep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of the runs of a table when they were merged.
 *
 * @param runsBefore folders of runs and legs that counted
 * @param runsAfter the same afterwards
 * @param merged those of them whose rows became one; 0 if only rejects did
 * @param rows of images, each image's newest
 * @param superseded rows that newer ones hid, left out
 * @param rejects rows of images that could not be used, each once
 * @param bytesBefore of all files of rows and rejects
 * @param bytesAfter the same afterwards
 */
public record MergeCounts(
    long runsBefore,
    long runsAfter,
    long merged,
    long rows,
    long superseded,
    long rejects,
    long bytesBefore,
    long bytesAfter) {
  static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /** Whether no runs were merged. */
  public boolean isNothing() {
    return equals(NONE);
  }

  /** None where nothing was merged: of such a table nobody counted the runs. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (isNothing()) {
      return facts;
    }
    facts.put("runs_before", runsBefore);
    facts.put("runs_after", runsAfter);
    facts.put("runs_merged", merged);
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
            "Merged %s: %d rows and %d rejects, %d superseded rows dropped, %,d bytes instead of %,d"
                .formatted(what(), rows, rejects, superseded, bytesAfter, bytesBefore));
  }

  private String what() {
    return merged > 0 ? "%d runs into 1".formatted(merged) : "rejects of several runs into 1";
  }
}
