package org.murmuration.launch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.tracking.FinishedRun;
import org.murmuration.tracking.MetricsFile;
import org.murmuration.tracking.MlflowRun;

/** Who is told of a run, from its beginning to its end. */
final class Tracking {
  private final String name;
  private final Storage storage;
  private final Optional<String> metricsFile;
  private final Optional<String> mlflow;
  private Optional<MlflowRun> told = Optional.empty();

  /**
   * @param name of the run, for people
   */
  Tracking(String name, Storage storage, Optional<String> metricsFile, Optional<String> mlflow) {
    this.name = name;
    this.storage = storage;
    this.metricsFile = metricsFile;
    this.mlflow = mlflow;
  }

  /**
   * @throws Refusal if somebody cannot be told, which is better known before the work
   */
  void begin() throws IOException {
    if (metricsFile.isPresent()) {
      storage.requireWritable(metricsFile.get());
    }
    if (mlflow.isPresent()) {
      told = Optional.of(MlflowRun.begin(server(mlflow.get()), name, System.getenv()));
    }
  }

  private static URI server(String text) {
    return address(text)
        .filter(Tracking::isServer)
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot use --mlflow '%s': it is no address of a server (as in http://mlflow:5000; a name and a password belong in MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD)"
                        .formatted(Secrets.hidden(text))));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isServer(URI address) {
    return String.valueOf(address.getScheme()).matches("https?")
        && address.getHost() != null
        && address.getUserInfo() == null
        && address.getQuery() == null;
  }

  /** The run has ended, and its report is written. */
  void end(RunReport report) throws IOException {
    if (metricsFile.isEmpty() && told.isEmpty()) {
      return;
    }
    FinishedRun run = FinishedRun.of(report.json());
    if (metricsFile.isPresent()) {
      new MetricsFile(storage, metricsFile.get()).write(run);
    }
    if (told.isPresent()) {
      told.get().end(run, storage);
    }
  }
}
