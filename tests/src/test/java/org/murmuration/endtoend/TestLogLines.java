package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.WrittenCommand;

/** A message is a line, whatever the name of a file in it holds. */
final class TestLogLines {
  private static final String NAME =
      "robin\n12:00:00 ERROR forged \"}{<script>\r\u001b[1A\u001b[2K\u009b1A.jpg";

  @Test
  void ofJsonAreOneObjectEach() throws IOException {
    Throwable thrown = new FileNotFoundException(NAME);
    String line = logged("log4j2-json.properties", "json", thrown);
    assertThat(line.lines()).hasSize(1);
    assertThat(WrittenCommand.tree(line).get("message").asText()).isEqualTo(NAME);
    assertThat(WrittenCommand.tree(line).get("thrown").asText()).contains(NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "long"})
  void forPeopleCannotBeForgedAndGiveATerminalNoOrders(String appender) throws IOException {
    String line = logged("log4j2.properties", appender, null);
    assertThat(line.lines()).hasSize(1);
    assertThat(line).contains("robin\\n").doesNotContain("\u001b", "\u009b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "long"})
  void ofAStackTraceCannotBeForgedEither(String appender) throws IOException {
    Throwable thrown = new IllegalStateException("no", new FileNotFoundException(NAME));
    String trace = logged("log4j2.properties", appender, thrown);
    assertThat(trace.lines().skip(1))
        .allMatch(line -> line.matches("(\\t|java.lang.Illegal|Caused by: java.io.File).*"))
        .anyMatch(line -> line.contains("robin | 12:00:00 ERROR forged"));
    assertThat(trace).doesNotContain("\u001b", "\u009b");
  }

  /** Spark tells of what was meant to be so, and of what the command says in one line. */
  @ParameterizedTest
  @CsvSource({
    "org.apache.spark.storage.BlockManager, WARN, Block broadcast_7_bytes0 already exists on this machine; not re-adding it, DENY",
    "org.apache.spark.storage.BlockManager, WARN, Putting block rdd_1_0 failed, NEUTRAL",
    "org.apache.spark.util.Utils, ERROR, Aborting task, DENY",
    "org.apache.spark.util.Utils, ERROR, Uncaught exception in thread main, NEUTRAL",
    "org.apache.spark.SparkContext, ERROR, Error initializing SparkContext., DENY",
    "org.apache.spark.SparkContext, WARN, Another SparkContext is being constructed, NEUTRAL"
  })
  void tellNothingTwice(String logger, String level, String said, Filter.Result result)
      throws IOException {
    try (InputStream in =
        Files.newInputStream(DeployFiles.HOME.resolve("conf/log4j2.properties"))) {
      Configuration configuration =
          new PropertiesConfigurationFactory().getConfiguration(null, new ConfigurationSource(in));
      configuration.initialize();
      Log4jLogEvent event =
          Log4jLogEvent.newBuilder()
              .setLoggerName(logger)
              .setLevel(Level.valueOf(level))
              .setMessage(new SimpleMessage(said))
              .build();
      assertThat(configuration.getLoggers().get(logger).getFilter().filter(event))
          .isEqualTo(result);
    }
  }

  private static String logged(String file, String appender, Throwable thrown) throws IOException {
    try (InputStream in = Files.newInputStream(DeployFiles.HOME.resolve("conf").resolve(file))) {
      Configuration configuration =
          new PropertiesConfigurationFactory().getConfiguration(null, new ConfigurationSource(in));
      configuration.initialize();
      return configuration
          .getAppender(appender)
          .getLayout()
          .toSerializable(event(thrown))
          .toString();
    }
  }

  private static Log4jLogEvent event(Throwable thrown) {
    return Log4jLogEvent.newBuilder()
        .setLoggerName("org.murmuration.test")
        .setLevel(Level.WARN)
        .setMessage(new SimpleMessage(NAME))
        .setThrown(thrown)
        .build();
  }
}
