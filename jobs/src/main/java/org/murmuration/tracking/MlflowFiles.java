package org.murmuration.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.murmuration.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a run of MLflow: run report, report page, model card.
 *
 * @param artifacts where the server says that they lie
 */
record MlflowFiles(MlflowServer server, String artifacts) {
  private static final Logger LOG = LoggerFactory.getLogger(MlflowFiles.class);

  /** So begins the place where the server itself takes files, by HTTP. */
  private static final String BY_SERVER = "mlflow-artifacts:/";

  private static final List<String> OF_REPORT =
      List.of("report.html", "metrics.json", "labels.json", "confusion.csv");

  void store(FinishedRun run, Storage storage) throws IOException {
    if (!artifacts.startsWith(BY_SERVER)) {
      LOG.warn(
          "No files go to MLflow: its server keeps them in {}, and not itself (start it with"
              + " --serve-artifacts)",
          artifacts);
      return;
    }
    put("run-report.json", run.json());
    JsonNode report = run.place("report");
    for (String name : OF_REPORT) {
      copy(storage, report, name, "report/" + name);
    }
    copy(storage, run.place("classifier"), "README.md", "model-card.md");
  }

  private void copy(Storage storage, JsonNode folder, String name, String to) throws IOException {
    if (folder.isTextual() && storage.hasFile(folder.asText() + "/" + name)) {
      put(to, storage.read(folder.asText() + "/" + name));
    }
  }

  private void put(String name, byte[] content) throws IOException {
    String root = artifacts.substring(BY_SERVER.length()).replaceFirst("^/*([^/]*:\\d+/)?", "");
    server.put(root + "/" + name, content);
  }
}
