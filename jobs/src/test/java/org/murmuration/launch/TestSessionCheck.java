package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.command.Refused;

/** What Spark would end in codes of its own for, or try again and again. */
class TestSessionCheck {
  @TempDir private Path folder;

  private SessionCheck with(String setting, String value) {
    return new SessionCheck(
        new SparkConf(false)
            .set("spark.local.dir", folder.toString())
            .set("spark.eventLog.dir", folder.toString())
            .set("spark.eventLog.enabled", "true")
            .set(setting, value));
  }

  @Test
  void passesWhatCanStart() {
    assertThatCode(() -> with("spark.driver.bindAddress", "127.0.0.1").check())
        .doesNotThrowAnyException();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "spark.local.dir, /proc/no/folder, it cannot write to its local folder /proc/no/folder",
    "spark.driver.bindAddress, 192.0.2.1, this machine does not have the address 192.0.2.1",
    "spark.eventLog.dir, /no/such/folder, its event log cannot go to /no/such/folder",
    "spark.eventLog.dir, hdfs://localhost:1/logs, its event log cannot go to hdfs://localhost:1",
    "spark.eventLog.dir, s4a://bucket/logs, its event log cannot go to s4a://bucket/logs"
  })
  void refusesWhatNeverStarts(String setting, String value, String why) {
    Refused.settings(() -> with(setting, value).check())
        .hasMessageStartingWith("Cannot start Spark: " + why)
        .hasMessageContaining(setting)
        .message()
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({"spark.remote, sc://host:15002", "spark.api.mode, connect"})
  void namesTheComputeToTakeInsteadOfSparkConnect(String setting, String value) {
    Refused.settings(() -> with(setting, value).check())
        .hasMessageStartingWith(
            "Cannot start Spark: %s=%s asks for a session of Spark Connect, which runs no code of a jar on executors (take a classic session: on Databricks a job on dedicated compute",
            setting, value);
  }

  @Test
  void isContentWithOneLocalFolderOfTwo() {
    assertThatCode(() -> with("spark.local.dir", "/proc/no," + folder + "/new").check())
        .doesNotThrowAnyException();
    assertThat(Files.isDirectory(folder.resolve("new"))).isTrue();
  }
}
