package org.murmuration.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Who may enter a tracking server, by the environment variables of MLflow's own clients. */
record MlflowLogin(Optional<String> header) {
  static MlflowLogin of(Map<String, String> environment) {
    String user = environment.get("MLFLOW_TRACKING_USERNAME");
    if (user != null) {
      String both = user + ":" + environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
      return new MlflowLogin(
          Optional.of("Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8))));
    }
    return new MlflowLogin(
        Optional.ofNullable(environment.get("MLFLOW_TRACKING_TOKEN"))
            .map(token -> "Bearer " + token));
  }
}
