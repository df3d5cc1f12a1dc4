package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * How a command line ended that Spark's own {@code spark-submit} gave to YARN.
 *
 * @param code of the process of {@code spark-submit}
 * @param log what it said
 * @param application as YARN tells of it
 */
record Submitted(int code, String log, ApplicationReport application) {
  /** Runs a command with its driver here ({@code client}) or on YARN ({@code cluster}). */
  static Submitted to(YarnPlace place, String deployMode, String jar, String... command)
      throws IOException, InterruptedException, YarnException {
    String name = "murmuration " + deployMode + " " + Arrays.hashCode(command);
    List<String> arguments = new ArrayList<>(SparkSubmission.onYarn(deployMode));
    arguments.addAll(List.of("--name", name, jar));
    arguments.addAll(List.of(command));
    SparkSubmission submission = SparkSubmission.of(place.clientConf(), List.of(), arguments);
    return new Submitted(
        submission.code(), submission.log(), application(place, name, submission.log()));
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
