package org.murmuration.command;

import java.util.Optional;
import org.murmuration.storage.Storage;

/** Options of a command that writes several results into one folder, the run report with them. */
public interface WholeWayOptions extends JobOptions {
  @Override
  default Optional<String> runReport() {
    return output().map(output -> Storage.within(output, "run-report.json"));
  }
}
