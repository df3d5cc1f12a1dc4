package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.DeployFiles;

/** When deploy/murmuration makes its archive of classes, and when it does without. */
final class TestQuickStart {
  private static final String SAYS_ITS_LINE =
      """
      #!/bin/sh
      case "$*" in
        -version) echo 'openjdk version "17.0.1"' >&2 ;;
        *Rehearsal*)
          [ ! -f "$0.broken" ] || exit 1
          for argument; do
            case $argument in -XX:ArchiveClassesAtExit=*) echo archive > "${argument#*=}" ;; esac
          done ;;
        *) echo "$@" ;;
      esac
      """;

  @TempDir private Path folder;
  private Path java;

  /** A checkout that is built, and a Java that says how it was started. */
  @BeforeEach
  void layOut() throws IOException {
    for (String file : List.of("pom.xml", "deploy/murmuration", "deploy/quick-start.sh")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.copy(DeployFiles.HOME.resolve(file), folder.resolve(file));
    }
    for (String file : List.of("model-lib/pom.xml", "jobs/pom.xml", "deploy/pom.xml")) {
      write(file, "");
    }
    for (String module : List.of("model-lib", "jobs")) {
      Files.createDirectories(folder.resolve(module).resolve("src/main"));
    }
    java = write("java/bin/java", SAYS_ITS_LINE);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    write("deploy/target/spark/RELEASE", "");
    Files.createDirectories(spark().resolve("jars"));
    touch(write("jobs/target/murmuration-" + version() + ".jar", ""), 2);
    touch(spark().resolve("RELEASE"), 2);
  }

  private Path spark() {
    return folder.resolve("deploy/target/spark");
  }

  private String version() throws IOException {
    return Files.readAllLines(folder.resolve("pom.xml")).stream()
        .filter(line -> line.startsWith("  <version>"))
        .map(line -> line.replaceAll("<[^>]*>", "").strip())
        .findFirst()
        .orElseThrow();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void touch(Path file, int secondsFromNow) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(secondsFromNow)));
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(spark())) {
      return files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
    }
  }

  private String start(String... arguments) throws IOException, InterruptedException {
    String[] line = new String[arguments.length + 1];
    line[0] = folder.resolve("deploy/murmuration").toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
    List.of("SPARK_HOME", "SPARK_CONF_DIR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void makesTheArchiveOnce() throws Exception {
    String first = start("doctor");
    assertThat(first).contains("Preparing quick starts").contains("Starting doctor ...");
    touch(bytes(), 4);
    assertThat(start("doctor"))
        .doesNotContain("Preparing")
        .contains("-XX:SharedArchiveFile=" + archive(), "spark-internal doctor");
  }

  private Path bytes() throws IOException {
    return Path.of(archive() + ".bytes");
  }

  @Test
  void makesItAnewWhenTheJarIsNewer() throws Exception {
    start("doctor");
    touch(bytes(), 4);
    touch(folder.resolve("jobs/target/murmuration-" + version() + ".jar"), 6);
    assertThat(start("doctor")).contains("Preparing quick starts");
  }

  /** A JVM ends at once with a signal where half of an archive is missing. */
  @Test
  void startsWithNoneThatIsCut() throws Exception {
    start("doctor");
    touch(bytes(), 4);
    Files.writeString(archive(), "arch");
    write("java/bin/java.broken", "");
    assertThat(start("doctor"))
        .contains("Preparing quick starts", "-Xshare:auto")
        .doesNotContain("SharedArchiveFile");
  }

  @Test
  void startsWithoutWhereItCannotBeMade() throws Exception {
    write("java/bin/java.broken", "");
    assertThat(start("doctor")).contains("Preparing", "-Xshare:auto", "Starting doctor ...");
    try (Stream<Path> files = Files.list(spark())) {
      touch(files.filter(file -> file.toString().endsWith(".bytes")).findFirst().orElseThrow(), 4);
    }
    assertThat(start("doctor")).doesNotContain("Preparing").contains("-Xshare:auto");
    try (Stream<Path> files = Files.list(spark())) {
      assertThat(files).noneMatch(file -> file.toString().contains(".part-"));
    }
  }

  @Test
  void showsHelpWithoutAJarOrAJava() throws Exception {
    Files.delete(folder.resolve("jobs/target/murmuration-" + version() + ".jar"));
    Files.delete(java);
    write("deploy/help/murmuration.txt", "All commands");
    write("deploy/help/doctor.txt", "Usage: doctor");
    assertThat(start("--help")).startsWith("Usage: deploy/murmuration").endsWith("All commands");
    assertThat(start("doctor", "--help")).isEqualTo("Usage: doctor");
  }

  /** The jar goes to executors through Spark, and beside the user's own jars. */
  @Test
  void staysOutOfTheWayOfOtherProcessesJarsAndAgents() throws Exception {
    for (String other :
        List.of(
            "--master=local-cluster[2,1,1024]",
            "--master=spark://host:7077",
            "--conf=spark.jars=other.jar",
            "--conf=spark.driver.extraJavaOptions=-javaagent:agent.jar",
            "--conf=spark.driver.defaultJavaOptions=-XX:StartFlightRecording")) {
      assertThat(start(other, "--dry-run", "doctor"))
          .as(other)
          .doesNotContain("SharedArchiveFile", "spark-internal")
          .contains(version() + ".jar doctor");
    }
    assertThat(start("--master=local[4]", "--dry-run", "doctor")).contains("SharedArchiveFile");
  }

  @Test
  void takesTheSimpleCompilerForLittleWorkOnly() throws Exception {
    String simple = "-XX:TieredStopAtLevel=1";
    write("a classifier/model.safetensors", "1");
    write("photos/1.jpg", "1");
    assertThat(start("--dry-run", "classify", "--classifier=a classifier", "--images", "photos"))
        .contains(simple);
    assertThat(start("--dry-run", "classify", "--classifier=none", "--images=photos"))
        .doesNotContain(simple);
    assertThat(start("--dry-run", "train", "--classifier=a classifier", "--images=photos"))
        .doesNotContain(simple);
    for (int i = 0; i < 70; i++) {
      write("many/" + i + ".jpg", "1");
    }
    assertThat(start("--dry-run", "classify", "--classifier=a classifier", "--images=many"))
        .doesNotContain(simple);
  }
}
