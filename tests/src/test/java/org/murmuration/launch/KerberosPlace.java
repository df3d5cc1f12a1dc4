package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A {@link SecureCluster} that runs.
 *
 * @param root the Hadoop path of what was laid there
 */
record KerberosPlace(Process process, Path folder, String root) implements AutoCloseable {
  /** With a copy of these local files and folders. */
  static KerberosPlace in(Path folder, String... files) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("conf"));
    File log = folder.resolve("log").toFile();
    Process process =
        new ProcessBuilder(commandLine(folder, files))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    Path ready = folder.resolve(SecureCluster.READY);
    while (process.isAlive() && !Files.exists(ready)) {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    assertThat(process.isAlive()).as(Files.readString(log.toPath())).isTrue();
    return new KerberosPlace(process, folder, Files.readString(ready) + "/work/");
  }

  private static List<String> commandLine(Path folder, String... files) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(Arrays.asList(System.getProperty("spark.jvm.arguments").split(" ")));
    line.add("-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"));
    String classPath = System.getProperty("java.class.path");
    line.addAll(List.of("-cp", folder.resolve("conf") + File.pathSeparator + classPath));
    line.addAll(List.of(SecureCluster.class.getName(), folder.toString()));
    line.addAll(List.of(files));
    return line;
  }

  String path(String name) {
    return root + name;
  }

  /** The client's settings that come with this project, for this HDFS. */
  Path exampleConf() throws IOException {
    String example =
        DeployFiles.text(DeployFiles.HOME.resolve("conf/hadoop/core-site.kerberos.xml"));
    String hdfs = root.replace("/work/", "");
    Path conf = Files.createDirectories(folder.resolve("example"));
    Files.writeString(
        conf.resolve("core-site.xml"), example.replace("hdfs://namenode.example.com:8020", hdfs));
    return conf;
  }

  /** Settings for jobs on its YARN. */
  Path conf() {
    return folder.resolve("conf");
  }

  /** Gives a jar and its command to spark-submit, whose own options come first. */
  SparkSubmission submit(Path clientConf, List<String> options, String... command)
      throws IOException, InterruptedException {
    return SparkSubmission.of(
        clientConf,
        List.of("-Djava.security.krb5.conf=" + folder.resolve("krb5.conf")),
        Stream.concat(options.stream(), Stream.of(command)).toList());
  }

  /** Who asks, for spark-submit. */
  List<String> asAlice() {
    String keytab = folder.resolve(SecureCluster.KEYTAB).toString();
    return List.of("--principal", SecureCluster.PRINCIPAL, "--keytab", keytab);
  }

  @Override
  public void close() {
    process.destroy();
    // Until it has ended, it writes into the folder that is deleted next.
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }
}
