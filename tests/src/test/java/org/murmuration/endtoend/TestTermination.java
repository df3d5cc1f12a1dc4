package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.murmuration.fixture.Fault.Effect.HANG;
import static org.murmuration.fixture.Fault.Operation.CREATE;
import static org.murmuration.fixture.Fault.Operation.OPEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.JobResult;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.SharedSession;
import org.murmuration.launch.ExitCode;
import org.murmuration.launch.Failure;

/** A command that is told to end while it works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestTermination {
  private static final int LONGEST_SECONDS = 30;

  private FaultyPlace place;

  @BeforeAll
  void embedUndisturbed(@TempDir Path folder) throws IOException {
    place = FaultyPlace.in(folder, 4);
  }

  @BeforeEach
  void removeFaults() throws IOException {
    place.faults().clear();
  }

  /** Not SIGINT: processes that a shell starts in the background are deaf to it. */
  @Test
  void endsOnSigtermWithItsCodeAReportAndNothingHalfVisible() throws Exception {
    String table = "told";
    place.faults().lay(Fault.before(OPEN, "photos/", HANG));
    Separate separate = Separate.start(place.settings(), place.embed(table, "one"));
    separate.awaitHanging(place.faults());
    separate.process().destroy(); // SIGTERM.
    assertThat(separate.process().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    String log = Files.readString(separate.log());
    assertThat(separate.process().exitValue()).as(log).isEqualTo(143);
    JsonNode report =
        new ObjectMapper().readTree(place.workplace().bytes(table + ".run-report.json"));
    assertThat(report.get("outcome").asText()).as(log).isEqualTo("cancelled");
    assertThat(report.get("exit_code").asInt()).isEqualTo(143);
    place.faults().clear();
    place.assertShowsNothing(table);
    try (SharedSession session = SharedSession.with(place.settings())) {
      session.run(place.embed(table, "one"));
      place.assertIsWhole(table, session);
    }
  }

  @Test
  void isExitCode130WhereItsSparkJobsAreCancelled() throws Exception {
    try (SharedSession session = SharedSession.with(place.settings())) {
      Future<JobResult> run =
          session.startAndHang(
              place.faults(),
              Fault.before(CREATE, "grouped/.*part-", HANG),
              place.embed("grouped", "one"));
      session.spark().sparkContext().cancelAllJobs();
      Failure failure = Failure.of(catchThrowable(run::get));
      assertThat(failure.code()).as(failure.line()).isEqualTo(ExitCode.CANCELLED);
      assertThat(failure.line()).startsWith("Cancelled: ");
    }
    place.faults().clear();
    place.assertShowsNothing("grouped");
  }
}
