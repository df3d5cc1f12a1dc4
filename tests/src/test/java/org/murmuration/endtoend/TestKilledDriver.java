package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.murmuration.fixture.Fault.Effect.HANG;
import static org.murmuration.fixture.Fault.Operation.CREATE;
import static org.murmuration.fixture.Fault.Operation.MOVE;
import static org.murmuration.fixture.Fault.Operation.OPEN;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.SharedSession;
import org.murmuration.launch.ExitCode;
import org.murmuration.launch.Failure;

/** A driver that is killed, as by {@code kill -9}, while it hangs at a chosen place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestKilledDriver {
  private FaultyPlace place;
  private SharedSession session;

  @BeforeAll
  void embedUndisturbed(@TempDir Path folder) throws IOException {
    place = FaultyPlace.in(folder, 10);
    place.workplace().withFile("photos/red/bad.png", "no photo");
    session = SharedSession.with(place.settings());
  }

  @AfterAll
  void stopSession() {
    session.close();
  }

  @BeforeEach
  void removeFaults() throws IOException {
    place.faults().clear();
  }

  private void embedAndKill(String table, Fault fault, String... more)
      throws IOException, InterruptedException {
    place.faults().lay(fault);
    Separate.start(place.settings(), place.embed(table, "one", more))
        .killOnceHanging(place.faults());
    place.faults().clear();
  }

  private void assertShowsNothing(String table) throws IOException {
    assertThat(session.rows(place.path(table))).isEmpty();
  }

  private void rerunFinishes(String table) throws IOException {
    assertThat(session.run(place.embed(table, "one")).summary().get(0))
        .contains("Embedded 30 of 31 images", "1 rejected");
    place.assertIsWhole(table, session);
    assertThat(place.workplace().filesBelow(table))
        .as("nothing of the run that was killed")
        .noneMatch(file -> file.contains("draft"))
        .filteredOn(file -> file.startsWith(table + "/_rejects/") && file.endsWith(".parquet"))
        .hasSize(1);
  }

  @Test
  void afterListingLeavesNothing() throws Exception {
    embedAndKill("listed", Fault.before(OPEN, "photos/", HANG));
    assertShowsNothing("listed");
    rerunFinishes("listed");
  }

  @Test
  void whileATaskWritesLeavesNothing() throws Exception {
    embedAndKill("task", Fault.after(CREATE, "task/.run=one.*leg-00001/part-", HANG));
    assertShowsNothing("task");
    rerunFinishes("task");
  }

  @Test
  void beforeTheJobCommitLeavesNothingThatCounts() throws Exception {
    embedAndKill("before", Fault.before(MOVE, " -> .*before/run=one/_SUCCESS$", HANG));
    assertThat(place.workplace().filesBelow("before"))
        .as("all files are there, but not the mark that makes them count")
        .anyMatch(file -> file.startsWith("before/run=one/part-"));
    assertShowsNothing("before");
    rerunFinishes("before");
  }

  @Test
  void beforeTheJobCommitLeavesNothingToOthersOnceAnotherRunIsDone() throws Exception {
    embedAndKill("others", Fault.before(MOVE, " -> .*others/run=one/_SUCCESS$", HANG));
    session.run(place.embed("others", "another"));
    assertThat(place.workplace().filesBelow("others"))
        .as("a folder that does not count is one like any other to plain readers")
        .noneMatch(file -> file.startsWith("others/run=one"));
    place.assertIsWhole("others", session);
  }

  @Test
  void beforeTheFolderHasItsNameLeavesAHiddenOne() throws Exception {
    embedAndKill("hidden", Fault.before(MOVE, "hidden/.run=one.* -> .*/run=one$", HANG));
    assertShowsNothing("hidden");
    rerunFinishes("hidden");
  }

  @Test
  void betweenTwoLegsKeepsTheFirst() throws Exception {
    String[] legs = {"--commit-every=16", "--batch-size=16"};
    embedAndKill("legs", Fault.before(MOVE, "legs/.run=one.* -> .*legs/run=one$", HANG), legs);
    assertThat(session.rows(place.path("legs"))).as("what the first leg has").hasSize(16);
    assertThat(session.run(place.embed("legs", "one", legs)).summary().get(0))
        .contains("Embedded 14 of 31 images", "1 rejected");
    place.assertIsWhole("legs", session);
    assertThat(place.workplace().filesBelow("legs"))
        .contains("legs/run=one.leg-00001/_SUCCESS", "legs/run=one/_SUCCESS")
        .noneMatch(file -> file.contains("draft"));
  }

  @Test
  void ofClassifyBetweenTwoLegsKeepsTheFirst() throws Exception {
    place.makeClassifier(session);
    session.run(place.classify("named", "only"));
    String[] legs = {"--commit-every=16", "--batch-size=16"};
    place.faults().lay(Fault.before(MOVE, "killed/.run=one.* -> .*killed/run=one$", HANG));
    Separate.start(place.settings(), place.classify("killed", "one", legs))
        .killOnceHanging(place.faults());
    place.faults().clear();
    assertThat(place.plainRows("killed", session)).as("what the first leg has").hasSize(16);
    assertThat(session.run(place.classify("killed", "two", legs)).facts())
        .containsEntry("images_classified", 14L)
        .containsEntry("images_classified_before", 16L)
        .containsEntry("images_rejected", 1L);
    assertThat(place.plainRows("killed", session))
        .hasSize(30)
        .isEqualTo(place.plainRows("named", session));
  }

  @Test
  void ofCheckImagesBetweenTwoLegsKeepsTheFirst() throws Exception {
    place.faults().lay(Fault.before(MOVE, "looked.legs/.run=one.* -> .*run=one$", HANG));
    Separate.start(place.settings(), place.checkImages("looked", "--run-id=one"))
        .killOnceHanging(place.faults());
    place.faults().clear();
    Failure other =
        Failure.of(
            catchThrowable(() -> session.run(place.checkImages("looked", "--max-pixels=99"))));
    assertThat(other.code()).as(other.line()).isEqualTo(ExitCode.CONFLICT);
    assertThat(other.line()).contains("a run that was cut short checked images with ");
    assertThat(session.run(place.checkImages("looked")).facts())
        .containsEntry("images_checked", 31L)
        .containsEntry("images_checked_before", 16L);
    assertThat(session.run(place.checkImages("unharmed")).facts())
        .containsEntry("images_checked_before", 0L);
    assertThat(place.plainRows("looked", session))
        .hasSize(31)
        .isEqualTo(place.plainRows("unharmed", session));
    assertThat(place.workplace().filesBelow("")).noneMatch(file -> file.contains(".legs"));
  }

  @Test
  void afterTheJobCommitLeavesAWholeRun() throws Exception {
    embedAndKill("after", Fault.after(MOVE, " -> .*after/run=one/_SUCCESS$", HANG));
    place.assertIsWhole("after", session);
    assertThat(session.run(place.embed("after", "one")).summary().get(0))
        .contains("Embedded 0 of 31 images", "1 rejected");
    place.assertIsWhole("after", session);
  }
}
