package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.DeployFiles;

/**
 * The launcher in an unpacked release, where there are no sources; .ci/release runs a whole one.
 */
final class TestRelease {
  private static final String SPARK_CORE = "spark/jars/spark-core_2.12-3.5.6.jar";

  @TempDir private Path folder;

  /** How the script ended. */
  private record Start(int code, String said) {}

  @BeforeEach
  void unpack() throws IOException {
    for (String file : new String[] {"deploy/quick-start.sh", "deploy/help/murmuration.txt"}) {
      copy(DeployFiles.HOME.resolve(file), file);
    }
    copy(DeployFiles.HOME.resolve("deploy/murmuration"), "bin/murmuration");
    write("lib/murmuration-9.9.jar", "");
    write("lib/jvm-arguments", "--add-opens=java.base/java.lang=ALL-UNNAMED\n");
    write("java/bin/java", "#!/bin/sh\necho 'openjdk version \"17.0.15\"' >&2\n");
  }

  private void copy(Path file, String to) throws IOException {
    write(to, Files.readString(file));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private void withSpark() throws IOException {
    write(SPARK_CORE, "");
    write("spark/bin/spark-submit", "#!/bin/sh\necho \"Started $*\"\n");
  }

  private Start start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String[] line = new String[arguments.length + 1];
    line[0] = folder.resolve("bin/murmuration").toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Start(process.waitFor(), said);
  }

  private Map<String, String> sparkOnThePath() {
    return Map.of("PATH", folder.resolve("spark/bin") + ":" + System.getenv("PATH"));
  }

  @Test
  void runsItsJarOnTheSparkThatIsNamed() throws Exception {
    withSpark();
    Start start = start(Map.of("SPARK_HOME", folder.resolve("spark").toString()), "doctor");
    assertThat(start.code()).as(start.said()).isZero();
    assertThat(start.said())
        .startsWith("Started --master local[*]")
        .contains("/lib/murmuration-9.9.jar doctor");
  }

  @Test
  void findsASparkOnThePath() throws Exception {
    withSpark();
    Start start = start(sparkOnThePath(), "doctor");
    assertThat(start.code()).as(start.said()).isZero();
    assertThat(start.said()).contains("/lib/murmuration-9.9.jar doctor");
  }

  /** As the /usr/bin/spark-submit of a platform, which calls the Spark of another folder. */
  @Test
  void saysThatThereIsNoSpark() throws Exception {
    write("spark/bin/spark-submit", "#!/bin/sh\necho started\n");
    Start start = start(sparkOnThePath(), "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said())
        .isEqualTo(
            "Cannot start Murmuration: there is no Spark (set SPARK_HOME to a Spark 3.5 or newer, or have Maven fetch one by --spark 3.5)\n");
  }

  @Test
  void helpsWithoutASpark() throws Exception {
    Start start = start(Map.of());
    assertThat(start.code()).as(start.said()).isZero();
    assertThat(start.said()).startsWith("Usage: bin/murmuration [OPTION]... COMMAND");
  }
}
