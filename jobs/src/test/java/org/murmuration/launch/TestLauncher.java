package org.murmuration.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that end before a Spark session is needed. */
class TestLauncher {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Launcher launcher =
      new Launcher(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version"})
  void succeedsWhenAskedAboutItself(String option) {
    assertThat(launcher.run(option)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void showsWhatThereIsToNobodyWhoSaysNothing() {
    assertThat(launcher.run()).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).contains("Usage: murmuration", "pipeline");
  }

  @Test
  void endsAWrongCommandLineInOneLine() {
    assertThat(launcher.run("train", "--table=t", "--head=h", "--epoch=3")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("did you mean --epochs?");
  }

  /** A file's name may hold anything, such as orders to a terminal. */
  @Test
  void givesATerminalNoOrders() {
    assertThat(launcher.run("train", "--table=t", "--head=h", "--config=no\u001b[1A\u001b[2Kne"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).hasLineCount(1).doesNotContain("\u001b");
  }

  @Test
  void printsSettingsAndDoesNothing() {
    String report = folder + "/report";
    assertThat(
            launcher.run(
                "evaluate", "--head=h", "--table=t", "--report=" + report, "--print-config"))
        .isZero();
    assertThat(out.toString(UTF_8)).startsWith("evaluate:").contains("# command line");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesOptionsThatDoNotFitInOneLineAndReportsIt() {
    String report = folder + "/report";
    assertThat(launcher.run("evaluate", "--head=h", "--report=" + report)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            "Cannot evaluate: name --head and --table, or --classifier and --images (or --manifest)");
    assertThat(folder.resolve("report.run-report.json"))
        .content()
        .contains("\"failed\"")
        .contains("\"exit_code\" : 2");
    assertThat(folder.resolve("report")).doesNotExist();
  }

  @Test
  void writesTheRunReportWhereItIsWanted() {
    String wanted = folder + "/reports/this.json";
    launcher.run("evaluate", "--report=" + folder + "/report", "--run-report=" + wanted);
    assertThat(Path.of(wanted)).isNotEmptyFile();
    assertThat(folder.resolve("report.run-report.json")).doesNotExist();
  }

  @Test
  void showsWhereItHappenedOnRequest() {
    String report = folder + "/report";
    launcher.run("evaluate", "--head=h", "--report=" + report, "--stacktrace");
    assertThat(err.toString(UTF_8)).contains("at org.murmuration.evaluate.EvaluateOptions");
  }
}
