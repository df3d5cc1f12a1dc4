package org.murmuration.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.JobResult;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.table.RunId;

class TestRunReport {
  private static final RunId RUN = new RunId("r1");
  private static final String PLANTED = "hunter2";

  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "db-password",
        "PASSWD",
        "token",
        "hub-token",
        "secret",
        "fs.s3a.secret.key",
        "fs.s3a.access.key",
        "access-key",
        "accesskey",
        "credentials"
      })
  void hidesValuesWhoseNameTellsASecret(String name) {
    assertThat(Secrets.hidden(name, PLANTED)).isEqualTo("*****");
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://AKIA:hunter2@bucket/photos, s3a://*****@bucket/photos",
    "https://hunter2@host/x, https://*****@host/x",
    "'one s3a://a:hunter2@b/c, two s3a://d:hunter2@e/f', 'one s3a://*****@b/c, two s3a://*****@e/f'",
  })
  void hidesWhoeverIsNamedInAUri(String value, String shown) {
    assertThat(Secrets.hidden("images", value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://bucket/photos",
        "hdfs://namenode:8020/user/me@home/photos",
        "photos of me@home",
        "file:/photos"
      })
  void showsEverythingElse(String value) {
    assertThat(Secrets.hidden("images", value)).isEqualTo(value);
  }

  @Test
  void holdsNoPlantedSecretAfterAFailure() throws IOException {
    RunReport report =
        new RunReport(
            RUN,
            "embed",
            new Build("1.0", "unknown"),
            Map.of("images", "s3a://AKIA:hunter2@bucket/photos", "hub-token", PLANTED));
    report.failed(
        Failure.of(Refusal.input("Cannot read images: no s3a://AKIA:hunter2@bucket/photos")));
    JsonNode written = write(report);
    assertThat(written.toString()).doesNotContain(PLANTED);
    assertThat(written.at("/outcome").asText()).isEqualTo("failed");
    assertThat(written.at("/exit_code").asInt()).isEqualTo(4);
    assertThat(written.at("/error/kind").asText()).isEqualTo("INPUT");
    assertThat(written.at("/error/class").asText()).isEqualTo(Refusal.class.getName());
    assertThat(written.at("/error/message").asText())
        .isEqualTo("Cannot read images: no s3a://*****@bucket/photos");
    assertThat(written.at("/settings/images").asText()).isEqualTo("s3a://*****@bucket/photos");
  }

  /** What a job says that read from a place with a password in its URI. */
  private record Facts(Map<String, Object> facts) implements JobResult {
    @Override
    public List<String> summary() {
      return List.of();
    }
  }

  @Test
  void holdsNoPlantedSecretAfterSuccess() throws IOException {
    RunReport report = new RunReport(RUN, "embed", new Build("1.0", "unknown"), Map.of());
    report.done(new Facts(Map.of("table", "s3a://AKIA:hunter2@bucket/table", "images", 3)));
    JsonNode written = write(report);
    assertThat(written.toString()).doesNotContain(PLANTED);
    assertThat(written.at("/result/table").asText()).isEqualTo("s3a://*****@bucket/table");
    assertThat(written.at("/result/images").asInt()).isEqualTo(3);
  }

  @Test
  void saysWhatRanAndHowItEnded() throws IOException {
    RunReport report =
        new RunReport(RUN, "train", new Build("1.0", "unknown"), Map.of("epochs", "3"));
    report.done(new Facts(Map.of("head", "h")));
    JsonNode written = write(report);
    assertThat(written.at("/run_id").asText()).isEqualTo("r1");
    assertThat(written.at("/command").asText()).isEqualTo("train");
    assertThat(written.at("/version").asText()).isEqualTo("1.0");
    assertThat(written.at("/settings/epochs").asText()).isEqualTo("3");
    assertThat(written.at("/outcome").asText()).isEqualTo("done");
    assertThat(written.at("/exit_code").asInt()).isZero();
    assertThat(written.at("/seconds").asDouble()).isNotNegative();
    assertThat(written.at("/backend").asText()).startsWith("CpuBackend");
  }

  private JsonNode write(RunReport report) throws IOException {
    String location = folder + "/run-report.json";
    report.write(storage, location);
    return new ObjectMapper().readTree(new String(storage.read(location), UTF_8));
  }
}
