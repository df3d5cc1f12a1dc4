package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.DeployFiles;

/** How deploy/kubernetes/submit.sh ends, where spark-submit and kubectl are scripts of ours. */
final class TestKubernetesSubmit {
  @TempDir private Path folder;

  private int end(int submit, String kubectl) throws IOException, InterruptedException {
    script("bin/spark-submit", "echo \"$@\" > " + folder + "/said; exit " + submit);
    script("bin/kubectl", kubectl);
    ProcessBuilder builder =
        new ProcessBuilder(DeployFiles.HOME.resolve("deploy/kubernetes/submit.sh").toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME", folder.toString(),
                "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
                "API", "https://here:6443",
                "IMAGE", "r/m@sha256:1",
                "ROOT", "s3a://b"));
    Process process = builder.redirectErrorStream(true).start();
    new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor();
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Older Sparks end with 0 whatever became of the driver. */
  @ParameterizedTest
  @CsvSource({"0,0", "0,75", "1,4"})
  void endsWithTheCodeOfTheDriver(int submit, int driver) throws Exception {
    assertThat(end(submit, "echo " + driver)).isEqualTo(driver);
    assertThat(folder.resolve("said"))
        .content()
        .startsWith("--master k8s://https://here:6443 --deploy-mode cluster")
        .contains("spark.kubernetes.namespace=murmuration", " pipeline --network=s3a://b/networks");
  }

  @Test
  void failsWhereTheDriverSaysNothing() throws Exception {
    assertThat(end(0, "echo")).isEqualTo(1);
    assertThat(end(0, "exit 1")).isNotZero();
  }
}
