package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.command.JobOptions;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.WrittenCommand;
import org.murmuration.launch.ArgumentCheck;
import org.murmuration.launch.Commands;
import org.murmuration.table.RunId;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Every command line in {@code deploy}, {@code conf} and the README is one that the program takes.
 */
final class TestWrittenCommands {
  private static Stream<WrittenCommand> commands() {
    return WrittenCommand.all();
  }

  private static Stream<String> jobs() {
    return DeployFiles.ending(".conf").stream()
        .filter(file -> file.getParent().endsWith("jobs"))
        .map(DeployFiles::name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void goThroughTheRealParser(WrittenCommand written) {
    List<String> arguments = written.arguments();
    if (arguments.contains("...")) {
      return; // Only shows where the command goes.
    }
    CommandLine commands = Commands.create("test");
    assertThatCode(
            () -> {
              new ArgumentCheck(commands).check(arguments);
              ParseResult parsed = commands.parseArgs(arguments.toArray(String[]::new));
              JobOptions options = (JobOptions) parsed.subcommand().commandSpec().userObject();
              assertThat(options.job(new RunId("test"))).isNotNull();
            })
        .as("%s", written)
        .doesNotThrowAnyException();
  }

  /** A pattern that finds nothing would pass the test above. */
  @Test
  void areFoundWhereverTheyAre() {
    assertThat(commands().map(WrittenCommand::file).collect(Collectors.toSet()))
        .contains(
            "README.md",
            "deploy/README.md",
            "deploy/yarn/submit.sh",
            "deploy/emr/steps.json",
            "deploy/emr-serverless/start-pipeline.json",
            "deploy/databricks/job.json",
            "deploy/dataproc/batch.sh",
            "deploy/dataproc/workflow-template.yaml",
            "deploy/docker/compose.yaml",
            "deploy/kubernetes/submit.sh",
            "deploy/kubernetes/pipeline.yaml",
            "deploy/kubernetes/pipeline-gpu.yaml",
            "deploy/kubernetes/scheduled.yaml",
            "deploy/airflow/murmuration_dag.py",
            "conf/jobs/pipeline.conf",
            "conf/jobs/embed.conf");
  }

  /** The file is named after its command, and has no key that the command lacks. */
  @ParameterizedTest
  @MethodSource("jobs")
  void settingsOfJobsAreRead(String job) {
    Path file = DeployFiles.HOME.resolve(job);
    String command = file.getFileName().toString().replace(".conf", "");
    WrittenCommand example =
        commands().filter(written -> written.file().equals(job)).findFirst().orElseThrow();
    assertThat(example.arguments()).first().isEqualTo(command);
    Stream<String> arguments =
        example.arguments().stream().map(word -> word.equals(job) ? file.toString() : word);
    Ended ended =
        Ended.well(Stream.concat(arguments, Stream.of("--print-config")).toArray(String[]::new));
    assertThat(ended.out()).contains(job);
  }
}
