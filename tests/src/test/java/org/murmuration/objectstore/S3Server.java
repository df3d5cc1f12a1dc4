package org.murmuration.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An S3 server with one bucket, whose requests are counted. The bucket has a name of its own, as
 * Hadoop keeps what it connected to by that name. What is done here by itself is not counted.
 */
public final class S3Server implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");

  private final HttpClient client = HttpClient.newHttpClient();
  private final S3Counts counts = new S3Counts();
  private final S3Process process;
  private final S3Front front;

  private S3Server(S3Process process) throws IOException {
    this.process = process;
    this.front = S3Front.before(process.port(), counts);
  }

  /**
   * @param folder of its own
   */
  public static S3Server start(Path folder) throws IOException, InterruptedException {
    S3Server server = new S3Server(S3Process.start(folder));
    server.createBucket(server.bucket());
    return server;
  }

  public S3Counts counts() {
    return counts;
  }

  public String bucket() {
    return "bucket-" + front.port();
  }

  /** What Hadoop calls a key. */
  public String path(String key) {
    return "s3a://%s/%s".formatted(bucket(), key);
  }

  /** Spark's, and of the rest what conf/hadoop/core-site.s3a.xml has. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("endpoint", "http://127.0.0.1:" + front.port());
    settings.put("path.style.access", "true");
    settings.put("connection.ssl.enabled", "false");
    settings.put("access.key", S3Process.KEY);
    settings.put("secret.key", S3Process.SECRET);
    settings.put("connection.maximum", "200");
    settings.put("directory.marker.retention", "keep");
    settings.put("attempts.maximum", "10");
    settings.put("retry.throttle.interval", "20ms");
    Map<String, String> ofSpark = new TreeMap<>();
    settings.forEach((name, value) -> ofSpark.put("spark.hadoop.fs.s3a." + name, value));
    return ofSpark;
  }

  public void createBucket(String name) throws IOException, InterruptedException {
    send("PUT", "/" + name, new byte[0]);
  }

  public void put(String key, byte[] content) throws IOException, InterruptedException {
    send("PUT", "/" + bucket() + "/" + key, content);
  }

  /** All files below a folder, under its name. */
  public void put(Path folder) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        put(folder.getParent().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  public byte[] get(String key) throws IOException, InterruptedException {
    return send("GET", "/" + bucket() + "/" + key, new byte[0]);
  }

  public void delete(String key) throws IOException, InterruptedException {
    send("DELETE", "/" + bucket() + "/" + key, new byte[0]);
  }

  /** The first thousand. */
  public List<String> keysIn(String bucket) throws IOException, InterruptedException {
    String answer = new String(send("GET", "/" + bucket + "/", new byte[0]), UTF_8);
    return KEY.matcher(answer).results().map((MatchResult key) -> key.group(1)).toList();
  }

  /** Those in its own bucket, among the first thousand. */
  public List<String> keys(String prefix) throws IOException, InterruptedException {
    return keysIn(bucket()).stream().filter(key -> key.startsWith(prefix)).toList();
  }

  private byte[] send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    String encoded = encoded(path);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + encoded))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("x-amz-date", date)
            .header("Authorization", signature(method, date, encoded))
            .build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s %s: %d %s"
              .formatted(method, path, answer.statusCode(), new String(answer.body(), UTF_8)));
    }
    return answer.body();
  }

  private static String encoded(String path) {
    try {
      String plain = new URI("http", "host", path, null).toASCIIString();
      return plain.substring("http://host".length()).replace("+", "%2B");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** The second version of it, which is short. */
  private static String signature(String method, String date, String path) throws IOException {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(S3Process.SECRET.getBytes(UTF_8), "HmacSHA1"));
      String signed = "%s\n\n\n\nx-amz-date:%s\n%s".formatted(method, date, path);
      return "AWS %s:%s"
          .formatted(
              S3Process.KEY,
              Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
    process.close();
  }
}
