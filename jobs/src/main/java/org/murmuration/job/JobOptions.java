package org.murmuration.job;

import java.util.Optional;

/** A command's options, which turn themselves into the job. */
public interface JobOptions {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if they do not fit each other
   */
  Job job();

  /** What the command writes; empty if it writes nothing. */
  Optional<String> output();

  /** Where the run report goes, unless the user says otherwise: beside the output. */
  default Optional<String> runReport() {
    return output().map(output -> output + ".run-report.json");
  }
}
