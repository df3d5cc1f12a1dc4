package org.murmuration.command;

import java.util.Optional;
import org.murmuration.storage.Storage;
import org.murmuration.table.RunId;

/** A command's options, which turn themselves into the job. */
public interface JobOptions {
  /**
   * @param run names this execution
   * @throws org.murmuration.refusal.Refusal (settings) if the options do not fit each other
   */
  Job job(RunId run);

  /** What the command writes; empty if it writes nothing. */
  Optional<String> output();

  /** Where the run report goes, unless the user says otherwise: beside the output. */
  default Optional<String> runReport() {
    return output().map(output -> Storage.beside(output, ".run-report.json"));
  }
}
