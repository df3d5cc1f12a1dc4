package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.DeployFiles;

/** What deploy/murmuration refuses before a JVM would end with a code of its own. */
final class TestStart {
  @TempDir private Path folder;

  /** How the script ended. */
  private record Start(int code, String said) {}

  private Start start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String[] line = new String[arguments.length + 1];
    line[0] = DeployFiles.HOME.resolve("deploy/murmuration").toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("HADOOP_CONF_DIR");
    builder.environment().remove("YARN_CONF_DIR");
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Start(process.waitFor(), said);
  }

  private void script(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  @Test
  void needsASparkOfTheRightVersion() throws Exception {
    script("spark/bin/spark-submit", "exit 1");
    Files.createDirectories(folder.resolve("spark/jars"));
    Files.createFile(folder.resolve("spark/jars/spark-core_2.13-4.1.0.jar"));
    Start start = start(Map.of("SPARK_HOME", folder + "/spark"), "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said())
        .hasLineCount(1)
        .startsWith("Cannot start Murmuration: Spark 3.5 for Scala 2.12 is needed, and SPARK_HOME=")
        .contains("spark-core_2.13-4.1.0");
  }

  @Test
  void needsASpark() throws Exception {
    Start start = start(Map.of("SPARK_HOME", folder.toString()), "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said()).hasLineCount(1).contains("has no bin/spark-submit");
  }

  /** A container that runs as a number. */
  @Test
  void needsAUserWithAName() throws Exception {
    script("bin/id", "[ \"$1\" = -u ] && echo 4711 && exit 0; exit 1");
    String path = folder.resolve("bin") + ":" + System.getenv("PATH");
    Start start = start(Map.of("PATH", path), "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said())
        .hasLineCount(1)
        .startsWith("Cannot start Murmuration: the user 4711 has no name");
  }

  @Test
  void needsTheFilesOfACluster() throws Exception {
    Start start = start(Map.of(), "--master", "yarn", "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said()).hasLineCount(1).contains("HADOOP_CONF_DIR");
  }
}
