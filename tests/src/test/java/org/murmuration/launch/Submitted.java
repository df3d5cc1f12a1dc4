package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.deploy.SparkSubmit;

/**
 * How a command line ended that Spark's own {@code spark-submit} gave to YARN.
 *
 * @param code of the process of {@code spark-submit}
 * @param log what it said
 * @param application as YARN tells of it
 */
record Submitted(int code, String log, ApplicationReport application) {
  private static final Path SPARK_HOME = Path.of(System.getenv("SPARK_HOME"));
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** What deploy/yarn/submit.sh sets, for a node that is this machine. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("spark.yarn.jars", "local:" + SPARK_HOME.resolve("jars") + "/*"),
          Map.entry("spark.yarn.appMasterEnv.JAVA_HOME", JAVA_HOME.toString()),
          Map.entry("spark.executorEnv.JAVA_HOME", JAVA_HOME.toString()),
          Map.entry("spark.executorEnv.OMP_NUM_THREADS", "1"),
          Map.entry("spark.yarn.appMasterEnv.OMP_NUM_THREADS", "1"),
          Map.entry("spark.executor.instances", "1"),
          Map.entry("spark.executor.memory", "768m"),
          Map.entry("spark.executor.memoryOverhead", "768m"),
          Map.entry("spark.driver.memory", "768m"),
          Map.entry("spark.driver.memoryOverhead", "768m"),
          Map.entry("spark.driver.extraJavaOptions", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"),
          Map.entry("spark.executor.extraJavaOptions", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"),
          Map.entry("spark.yarn.maxAppAttempts", "1"),
          Map.entry("spark.yarn.submit.file.replication", "1"),
          // It wants YARN's web proxy, which this Spark has not.
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.authenticate", "true"),
          Map.entry("spark.network.crypto.enabled", "true"),
          Map.entry("spark.io.encryption.enabled", "true"));

  /** Runs a command with its driver here ({@code client}) or on YARN ({@code cluster}). */
  static Submitted to(YarnPlace place, String deployMode, String jar, String... command)
      throws IOException, InterruptedException, YarnException {
    String name = "murmuration " + deployMode + " " + Arrays.hashCode(command);
    Path log = Files.createTempFile("spark-submit-", ".log");
    ProcessBuilder submit =
        new ProcessBuilder(commandLine(place.clientConf(), name, deployMode, jar, command));
    submit.environment().put("HADOOP_CONF_DIR", place.clientConf().toString());
    submit.environment().put("OMP_NUM_THREADS", "1");
    int code = submit.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    String said = Files.readString(log);
    Files.delete(log);
    return new Submitted(code, said, application(place, name, said));
  }

  private static List<String> commandLine(
      Path conf, String name, String deployMode, String jar, String... command) {
    List<String> line = new ArrayList<>();
    line.add(JAVA_HOME.resolve("bin/java").toString());
    line.addAll(Arrays.asList(System.getProperty("spark.jvm.arguments").split(" ")));
    // As Spark's script does, which this Spark has not: the settings first, then the jars.
    String classPath = conf + File.pathSeparator + SPARK_HOME.resolve("jars") + "/*";
    line.addAll(List.of("-cp", classPath, SparkSubmit.class.getName()));
    line.addAll(List.of("--master", "yarn", "--deploy-mode", deployMode, "--name", name));
    SETTINGS.forEach((key, value) -> line.addAll(List.of("--conf", key + "=" + value)));
    line.add(jar);
    line.addAll(List.of(command));
    return line;
  }

  private static ApplicationReport application(YarnPlace place, String name, String said)
      throws IOException, YarnException {
    try (YarnClient client = YarnClient.createYarnClient()) {
      client.init(place.yarn().getConfig());
      client.start();
      List<ApplicationReport> found =
          client.getApplications().stream()
              .filter(report -> report.getName().equals(name))
              .toList();
      assertThat(found).as(said).isNotEmpty();
      return found.stream()
          .max(Comparator.comparing(ApplicationReport::getStartTime))
          .orElseThrow();
    }
  }

  FinalApplicationStatus finalStatus() {
    return application.getFinalApplicationStatus();
  }

  String diagnostics() {
    return application.getDiagnostics();
  }
}
