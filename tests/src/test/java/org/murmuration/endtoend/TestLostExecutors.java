package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.murmuration.fixture.Fault.Effect.HALT;
import static org.murmuration.fixture.Fault.Operation.CREATE;
import static org.murmuration.fixture.Fault.Operation.OPEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.JobResult;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.launch.ExitCode;
import org.murmuration.launch.Failure;

/** Executors in processes of their own, which crash. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestLostExecutors {
  private FaultyPlace place;
  private SharedSession session;

  @BeforeAll
  void startCluster(@TempDir Path folder) throws IOException {
    place = FaultyPlace.in(folder, 32);
    Map<String, String> settings = new HashMap<>(place.settings());
    settings.put("spark.master", "local-cluster[2,1,1024]");
    settings.putAll(SparkSettings.ofExecutors());
    settings.put("spark.task.maxFailures", "2");
    session = SharedSession.with(settings);
  }

  @AfterAll
  void stopCluster() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"red/5.png", "blue hour/20.png", "green, leafy/31.png"})
  void inMidPartitionAreReplaced(String image) throws IOException {
    place.faults().lay(Fault.before(OPEN, image, HALT));
    String table = "table-%x".formatted(image.hashCode());
    session.run(place.embed(table, "one"));
    assertThat(place.faults().left()).isZero();
    place.assertIsWhole(table, session);
  }

  @Test
  void whileTheyWriteAreReplacedAndCounted() throws IOException {
    place.faults().lay(Fault.after(CREATE, "written/.run=one.*part-00000", HALT));
    JobResult result = session.run(place.embed("written", "one"));
    assertThat(place.faults().left()).isZero();
    assertThat((long) result.facts().get("images_redone_known"))
        .as("those of the task, and of a second one if there was one")
        .isBetween(32L, 64L);
    place.assertIsWhole("written", session);
  }

  @Test
  void moreOftenThanSparkTriesATaskAreReplacedAndTheirWorkIsDone() throws IOException {
    place.faults().lay(Fault.before(OPEN, "red/5.png", HALT), 2);
    JobResult result = session.run(place.embed("often", "one"));
    assertThat(place.faults().left()).isZero();
    assertThat(result.facts()).containsEntry("images_embedded", 96L).containsEntry("legs", 1L);
    place.assertIsWhole("often", session);
  }

  @Test
  void whileTheyClassifyAreReplaced() throws IOException {
    place.makeClassifier(session);
    session.run(place.classify("named", "only"));
    place.faults().lay(Fault.before(OPEN, "red/5.png", HALT), 2);
    place.faults().lay(Fault.after(CREATE, "lost/.run=one.*part-00001", HALT));
    assertThat(session.run(place.classify("lost", "one")).facts())
        .containsEntry("images_classified", 96L)
        .containsEntry("images_rejected", 0L);
    assertThat(place.faults().left()).isZero();
    assertThat(place.plainRows("lost", session))
        .hasSize(96)
        .isEqualTo(place.plainRows("named", session));
  }

  @Test
  void againAndAgainEndTheCommandAsSomethingThatMayPass() throws IOException {
    // Two a job; the first job is done with the other images.
    place.faults().lay(Fault.before(OPEN, "red/5.png", HALT), 8);
    Failure failure = Failure.of(catchThrowable(() -> session.run(place.embed("never", "one"))));
    assertThat(failure.code()).as(failure.line()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(failure.line()).startsWith("Cannot go on: executors were lost 3 times in a row");
    assertThat(session.rows(place.path("never"))).isEmpty();
  }
}
