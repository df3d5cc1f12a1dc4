package org.murmuration.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.JsonFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run report goes. That of a run that succeeded says what the output was made of, so a run
 * that fails later writes its own beside it.
 */
record ReportPlace(Storage storage, String location) {
  private static final Logger LOG = LoggerFactory.getLogger(ReportPlace.class);
  private static final String BESIDE = ".failed";

  void write(RunReport report) throws IOException {
    if (report.isDone()) {
      report.write(storage, location);
      storage.delete(location + BESIDE);
    } else if (isOfSuccess()) {
      report.write(storage, location + BESIDE);
      LOG.info(
          "The run report is {}{}: {} is that of an earlier run, which succeeded",
          location,
          BESIDE,
          location);
    } else {
      report.write(storage, location);
    }
  }

  private boolean isOfSuccess() throws IOException {
    try {
      Map<?, ?> found = new JsonFormat().read(storage.read(location), Map.class, location);
      return RunReport.DONE.equals(found.get(RunReport.OUTCOME));
    } catch (FileNotFoundException | Refusal e) {
      return false;
    }
  }
}
