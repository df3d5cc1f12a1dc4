package org.murmuration.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.murmuration.refusal.Refusal;

/**
 * A tracking server's REST interface (MLflow's documentation, "REST API", version 2.0). Who may
 * enter is told by MLflow's own environment variables, so that no secret is on a command line.
 */
final class MlflowServer {
  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI place;
  private final Optional<String> authorization;

  MlflowServer(URI place, Map<String, String> environment) {
    this.place = place;
    this.authorization = MlflowLogin.of(environment).header();
  }

  /** What the server answers; empty if it knows no such thing. */
  Optional<JsonNode> find(String method, String name, String value) throws IOException {
    String query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer = send(request(API + method + query).GET().build());
    return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(good(answer));
  }

  JsonNode post(String method, Map<String, Object> body) throws IOException {
    HttpRequest.Builder request = request(API + method).header("Content-Type", "application/json");
    BodyPublisher bytes = BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    return good(send(request.POST(bytes).build()));
  }

  /** Stores a file where the server keeps files of runs itself. */
  void put(String path, byte[] content) throws IOException {
    String encoded =
        Arrays.stream(path.split("/"))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    good(send(request(ARTIFACTS + encoded).PUT(BodyPublishers.ofByteArray(content)).build()));
  }

  private HttpRequest.Builder request(String path) {
    String base = place.toString().replaceFirst("/+$", "");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw Refusal.temporary(
          "Cannot reach the MLflow server %s: %s (start it, or leave out --mlflow)"
              .formatted(place, e.getMessage() == null ? "no connection" : e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private JsonNode good(HttpResponse<byte[]> answer) throws IOException {
    int code = answer.statusCode();
    if (code / 100 == 2) {
      return json.readTree(answer.body());
    }
    String line =
        "Cannot use the MLflow server %s: it answers %d to %s%s"
            .formatted(place, code, answer.request().uri().getPath(), words(answer.body()));
    boolean mayPass = code == TOO_MANY || code >= SERVER_ERROR;
    throw mayPass ? Refusal.temporary(line) : Refusal.settings(line);
  }

  private String words(byte[] body) {
    try {
      String message = json.readTree(body).path("message").asText();
      return message.isEmpty() ? "" : ", " + message;
    } catch (IOException e) {
      return "";
    }
  }
}
