package org.murmuration.keeping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.machine.Bytes;

/**
 * How much the examples of a training take between its epochs.
 *
 * @param workerBytes of the largest worker
 * @param memoryBytes of all workers together
 * @param diskBytes of all workers together, on the local disks of executors
 */
public record KeptSize(long rows, long workerBytes, long memoryBytes, long diskBytes) {
  /** Where nothing was kept. */
  public static final KeptSize NONE = new KeptSize(0, 0, 0, 0);

  /** For the log and for people. */
  public String line() {
    return "%d examples, %s a worker at most, %s in memory, %s on local disks"
        .formatted(
            rows,
            new Bytes(workerBytes).mebibytes(),
            new Bytes(memoryBytes).mebibytes(),
            new Bytes(diskBytes).mebibytes());
  }

  /** For the run report. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kept_bytes_a_worker", workerBytes);
    facts.put("kept_bytes_in_memory", memoryBytes);
    facts.put("kept_bytes_on_disk", diskBytes);
    return facts;
  }
}
