package org.murmuration.command;

import java.util.List;
import java.util.Map;

/** What a job did, for the run report and for the person who started it. */
public interface JobResult {
  /**
   * Counts, seconds and paths by name, in the order in which a report shows them: numbers, texts,
   * lists and maps of such, so that they can be written as JSON.
   */
  Map<String, Object> facts();

  /** What the person sees at the end, a line each. */
  List<String> summary();

  /**
   * After all was shown.
   *
   * @throws org.murmuration.refusal.Refusal if what was found must not count as success
   */
  default void requireGood() {}
}
