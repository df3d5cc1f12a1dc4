package org.murmuration.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmit;

/**
 * How a command line ended that was given to Spark's own {@code spark-submit}.
 *
 * @param code of the process
 * @param log what it said
 */
record SparkSubmission(int code, String log) {
  private static final Path SPARK_HOME = Path.of(System.getenv("SPARK_HOME"));
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** What deploy/yarn/submit.sh sets, for a node that is this machine. */
  private static final Map<String, String> ON_YARN =
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
          Map.entry("spark.yarn.maxAppAttempts", "1"),
          Map.entry("spark.yarn.submit.file.replication", "1"),
          // It wants YARN's web proxy, which this Spark has not.
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.authenticate", "true"),
          Map.entry("spark.network.crypto.enabled", "true"),
          Map.entry("spark.io.encryption.enabled", "true"));

  /**
   * Waits until it ended.
   *
   * @param clientConf the folder that {@code HADOOP_CONF_DIR} names
   * @param options of each JVM, here and on the cluster
   * @param arguments of spark-submit: its own options, the jar, the command
   */
  static SparkSubmission of(Path clientConf, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("spark-submit-", ".log");
    ProcessBuilder submit = new ProcessBuilder(commandLine(clientConf, options, arguments));
    submit.environment().put("HADOOP_CONF_DIR", clientConf.toString());
    submit.environment().put("OMP_NUM_THREADS", "1");
    // No ticket of whoever runs the tests.
    submit.environment().put("KRB5CCNAME", clientConf.resolve("no-tickets").toString());
    int code = submit.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    String said = Files.readString(log);
    Files.delete(log);
    return new SparkSubmission(code, said);
  }

  private static List<String> commandLine(
      Path clientConf, List<String> options, List<String> arguments) {
    List<String> jvm = new ArrayList<>(List.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
    jvm.addAll(options);
    List<String> line = new ArrayList<>();
    line.add(JAVA_HOME.resolve("bin/java").toString());
    line.addAll(Arrays.asList(System.getProperty("spark.jvm.arguments").split(" ")));
    line.addAll(jvm);
    line.add("-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"));
    // As Spark's script does, which this Spark has not: the settings first, then the jars.
    String classPath = clientConf + File.pathSeparator + SPARK_HOME.resolve("jars") + "/*";
    line.addAll(List.of("-cp", classPath, SparkSubmit.class.getName()));
    for (String process : List.of("driver", "executor", "yarn.am")) {
      String setting = "spark.%s.extraJavaOptions=%s".formatted(process, String.join(" ", jvm));
      line.addAll(List.of("--conf", setting));
    }
    line.addAll(arguments);
    return line;
  }

  /**
   * What comes before the jar on YARN, its driver here ({@code client}) or there ({@code cluster}).
   */
  static List<String> onYarn(String deployMode) {
    return Stream.concat(
            Stream.of("--master", "yarn", "--deploy-mode", deployMode),
            ON_YARN.entrySet().stream()
                .flatMap(entry -> Stream.of("--conf", entry.getKey() + "=" + entry.getValue())))
        .toList();
  }
}
