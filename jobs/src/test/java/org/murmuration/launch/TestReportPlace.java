package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.JobResult;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.table.RunId;

/** A failure does not hide what an output was made of. */
class TestReportPlace {
  @TempDir private Path folder;

  /** Nothing to tell. */
  private record Nothing() implements JobResult {
    @Override
    public Map<String, Object> facts() {
      return Map.of();
    }

    @Override
    public List<String> summary() {
      return List.of();
    }
  }

  private ReportPlace place() {
    return new ReportPlace(Storage.of(new Configuration()), folder + "/head.run-report.json");
  }

  private static RunReport report(String run) {
    return new RunReport(new RunId(run), "train", new Build("1", "unknown"), Map.of());
  }

  private void succeed(String run) throws IOException {
    RunReport report = report(run);
    report.done(new Nothing());
    place().write(report);
  }

  private void fail(String run) throws IOException {
    RunReport report = report(run);
    report.failed(Failure.of(Refusal.conflict("Cannot write the head: it is there")));
    place().write(report);
  }

  private String text(String ending) throws IOException {
    return Files.readString(folder.resolve("head.run-report.json" + ending));
  }

  @Test
  void isTheUsualOneForAFirstFailureAndWhatFollows() throws IOException {
    fail("one");
    assertThat(text("")).contains("\"one\"", "\"failed\"");
    fail("two");
    assertThat(text("")).contains("\"two\"");
    succeed("three");
    assertThat(text("")).contains("\"three\"", "\"done\"");
  }

  @Test
  void isBesideThatOfARunThatSucceeded() throws IOException {
    succeed("one");
    fail("two");
    assertThat(text("")).contains("\"one\"", "\"done\"");
    assertThat(text(".failed")).contains("\"two\"", "\"exit_code\" : 6");
    succeed("three");
    assertThat(text("")).contains("\"three\"");
    assertThat(folder.resolve("head.run-report.json.failed")).doesNotExist();
  }

  @Test
  void isTheUsualOneWhereSomethingElseLies() throws IOException {
    Files.writeString(folder.resolve("head.run-report.json"), "[1");
    fail("one");
    assertThat(text("")).contains("\"one\"");
  }
}
