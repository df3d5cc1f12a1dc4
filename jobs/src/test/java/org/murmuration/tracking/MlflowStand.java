package org.murmuration.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers as MLflow's documentation of its REST API says, and keeps what it is told. */
final class MlflowStand implements AutoCloseable {
  private static final String API = "/api/2.0/mlflow/";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  final List<String> asked = new ArrayList<>();
  final List<JsonNode> batches = new ArrayList<>();
  final Map<String, byte[]> files = new LinkedHashMap<>();
  final List<String> logins = new ArrayList<>();
  JsonNode update;
  int failWith;
  String failAt = "";

  MlflowStand() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI place() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  private void handle(HttpExchange call) throws IOException {
    byte[] body = call.getRequestBody().readAllBytes();
    String path = call.getRequestURI().getPath();
    asked.add(call.getRequestMethod() + " " + path);
    logins.add(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
    if (path.matches(failAt)) {
      answer(call, 500, "{}");
    } else if (failWith != 0) {
      answer(call, failWith, "{\"error_code\": \"X\", \"message\": \"not today\"}");
    } else if (path.startsWith("/api/2.0/mlflow-artifacts/artifacts/")) {
      files.put(path.substring("/api/2.0/mlflow-artifacts/artifacts/".length()), body);
      answer(call, 200, "{}");
    } else {
      answer(call, path.replace(API, ""), body);
    }
  }

  private void answer(HttpExchange call, String method, byte[] body) throws IOException {
    switch (method) {
      case "experiments/get-by-name" ->
          answer(call, 404, "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}");
      case "experiments/create" -> answer(call, 200, "{\"experiment_id\": \"5\"}");
      case "runs/create" ->
          answer(
              call,
              200,
              "{\"run\": {\"info\": {\"run_id\": \"abc\", \"experiment_id\": \"5\","
                  + " \"artifact_uri\": \"mlflow-artifacts:/5/abc/artifacts\"}}}");
      case "runs/log-batch" -> {
        batches.add(json.readTree(body));
        answer(call, 200, "{}");
      }
      default -> {
        update = json.readTree(body);
        answer(call, 200, "{}");
      }
    }
  }

  private static void answer(HttpExchange call, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    call.sendResponseHeaders(code, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
