package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** A message is a line, whatever the name of a file in it holds. */
final class TestLogLines {
  private static final String NAME = "robin\n12:00:00 ERROR forged \"}{<script>\r.jpg";

  @Test
  void ofJsonAreOneObjectEach() throws IOException {
    String line = line("log4j2-json.properties", "appender.json.layout.pattern");
    assertThat(line.lines()).hasSize(1);
    assertThat(WrittenCommand.tree(line).get("message").asText()).isEqualTo(NAME);
  }

  @Test
  void forPeopleCannotBeForged() throws IOException {
    for (String appender : new String[] {"short", "long"}) {
      String line = line("log4j2.properties", "appender." + appender + ".layout.pattern");
      assertThat(line.lines()).hasSize(1);
      assertThat(line).contains("robin\\n");
    }
  }

  private static String line(String file, String key) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(DeployFiles.HOME.resolve("conf").resolve(file))) {
      properties.load(reader);
    }
    return PatternLayout.newBuilder()
        .withPattern(properties.getProperty(key))
        .build()
        .toSerializable(
            Log4jLogEvent.newBuilder()
                .setLoggerName("org.murmuration.test")
                .setLevel(Level.WARN)
                .setMessage(new SimpleMessage(NAME))
                .build());
  }
}
