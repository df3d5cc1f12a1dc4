package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.fixture.Fault.Effect.FAIL;
import static org.murmuration.fixture.Fault.Operation.CREATE;
import static org.murmuration.fixture.Fault.Operation.OPEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.launch.ExitCode;

/** Tasks that fail, and are tried again up to four times. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestFailedTasks {
  /** Eight partitions of 32. */
  private static final int EACH = 80;

  private FaultyPlace place;
  private SparkSettings settings;

  @BeforeAll
  void embedUndisturbed(@TempDir Path folder) throws IOException {
    place = FaultyPlace.in(folder, EACH);
    Map<String, String> retrying = new HashMap<>(place.settings());
    retrying.put("spark.master", "local[2,4]");
    settings = new SparkSettings(retrying);
  }

  @AfterAll
  void forgetSettings() {
    settings.close();
  }

  @BeforeEach
  void removeFaults() throws IOException {
    place.faults().clear();
  }

  @Test
  void inThreeOfEightPartitionsAreRetried() throws IOException {
    place.faults().lay(Fault.before(OPEN, "blue hour/0.png", FAIL));
    place.faults().lay(Fault.before(OPEN, "green, leafy/0.png", FAIL));
    place.faults().lay(Fault.before(OPEN, "red/0.png", FAIL));
    Ended ended = Ended.well(place.embed("read", "one"));
    assertThat(ended.out()).contains("Embedded 240 of 240 images");
    assertThat(place.faults().left()).isZero();
    place.assertIsWhole("read");
  }

  @Test
  void whileTheyWriteAreRetried() throws IOException {
    place.faults().lay(Fault.before(CREATE, "written/.run=one.*part-00000", FAIL));
    place.faults().lay(Fault.after(CREATE, "written/.run=one.*part-00001", FAIL));
    Ended.well(place.embed("written", "one"));
    assertThat(place.faults().left()).isZero();
    place.assertIsWhole("written");
  }

  @Test
  void forEverFailTheRunAndShowNothing() throws IOException {
    place.faults().lay(Fault.before(OPEN, "red/7.png", FAIL), 100);
    Ended ended = Ended.after(place.embed("failed", "one"));
    assertThat(ended.code()).isEqualTo(ExitCode.INTERNAL.code());
    assertThat(ended.err()).startsWith("Internal error: ").contains("red/7.png");
    place.assertShowsNothing("failed");
    place.faults().clear();
    Ended.well(place.embed("failed", "one"));
    place.assertIsWhole("failed");
  }

  @Test
  void forEverKeepTheLegsBeforeThem() throws IOException {
    String[] legs = {"--commit-every=64"};
    place.faults().lay(Fault.before(OPEN, "red/79.png", FAIL), 100);
    Ended ended = Ended.after(place.embed("legs", "one", legs));
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.INTERNAL.code());
    place.faults().clear();
    assertThat(committed("legs/run=*"))
        .as("three legs of 64, which plain readers see")
        .isEqualTo(192);
    ended = Ended.well(place.embed("legs", "another", legs));
    assertThat(ended.out()).contains("Embedded 48 of 240 images");
    assertThat(place.workplace().text("legs.run-report.json"))
        .contains("\"legs\" : 1", "\"images_redone_known\" : 0");
    place.assertIsWhole("legs");
  }

  /** Rows as Spark's own reader sees them. */
  private long committed(String folders) {
    try (SharedSession session = SharedSession.with(Map.of())) {
      return session.spark().read().parquet(place.workplace().path(folders)).count();
    }
  }

  @Test
  void forEverWhileTheyWriteFailTheRunAndShowNothing() throws IOException {
    place.faults().lay(Fault.before(CREATE, "half/.run=one.*part-00001", FAIL), 100);
    Ended ended = Ended.after(place.embed("half", "one"));
    assertThat(ended.code()).isEqualTo(ExitCode.INTERNAL.code());
    place.assertShowsNothing("half");
    place.faults().clear();
    Ended.well(place.embed("half", "one"));
    place.assertIsWhole("half");
  }
}
