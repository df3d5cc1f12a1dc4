package org.murmuration.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Run reports as this program writes them, cut down to what matters. */
final class Report {
  static final String PIPELINE =
      """
      {"format_version": 2, "run_id": "r 1", "command": "pipeline", "version": "1.0",
       "commit": "unknown", "started": "2026-12-01T00:00:00Z",
       "settings": {"epochs": 60, "images": ["a", "b"], "network": "n"},
       "outcome": "done", "exit_code": 0, "seconds": 12.5, "peak_memory_bytes": 1024,
       "result": {
         "embed": {"table": "t", "images_embedded": 7, "rejects_by_reason": {"cut \\"short\\"": 2}},
         "evaluate": {"report": "REPORT", "accuracy": 0.75,
           "by_label": [{"label": "Möwe\\n", "recall": 1.0}, {"label": "wren", "recall": 0.5}]}}}
      """;

  static final String FAILED =
      """
      {"format_version": 2, "run_id": "r2", "command": "embed", "version": "1.0",
       "commit": "unknown", "started": "2026-12-01T00:00:00Z", "settings": {},
       "outcome": "failed", "exit_code": 4, "seconds": 1.5,
       "error": {"kind": "INPUT", "class": "x", "message": "Cannot read images: no a"}}
      """;

  private Report() {}

  static FinishedRun run(String json) {
    return FinishedRun.of(json.getBytes(UTF_8));
  }
}
