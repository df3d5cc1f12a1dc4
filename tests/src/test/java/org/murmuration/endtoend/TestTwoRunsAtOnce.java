package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.fixture.Fault.Effect.HANG;
import static org.murmuration.fixture.Fault.Operation.CREATE;
import static org.murmuration.fixture.Fault.Operation.MOVE;
import static org.murmuration.fixture.Fault.Operation.OPEN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.JobResult;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.SharedSession;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;

/** One run that hangs at a chosen place while another goes all its way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestTwoRunsAtOnce {
  private FaultyPlace place;
  private SharedSession session;

  @BeforeAll
  void startSession(@TempDir Path folder) throws IOException {
    place = FaultyPlace.in(folder, 4);
    place.workplace().withNetwork("another", 2);
    Map<String, String> settings = new HashMap<>(place.settings());
    settings.put("spark.master", "local[4]");
    session = SharedSession.with(settings);
  }

  @AfterAll
  void stopSession() {
    session.close();
  }

  @BeforeEach
  void removeFaults() throws IOException {
    place.faults().clear();
  }

  private Future<JobResult> startAndHang(Fault fault, String... arguments) throws IOException {
    return session.startAndHang(place.faults(), fault, arguments);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(
      Future<JobResult> run, Refusal.Kind kind) {
    return assertThatThrownBy(run::get)
        .cause()
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  /** As if the process had been asleep so long that its lease ran out. */
  private void letLeaseRunOut(String table) throws IOException {
    Path lease = place.workplace().folder().resolve(table + "/_lease.json");
    Files.delete(lease);
    Files.deleteIfExists(lease.resolveSibling("._lease.json.crc"));
  }

  @Test
  void theSecondSaysWhoWritesTheTableAndComputesNothing() throws Exception {
    Future<JobResult> first =
        startAndHang(Fault.before(OPEN, "red/0.png", HANG), place.embed("both", "first"));
    assertThatThrownBy(() -> session.run(place.embed("both", "second")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TEMPORARY))
        .hasMessageMatching(
            "Cannot write to table .*/both: run first \\(process .*\\) writes it \\(run the command again.*");
    assertThatThrownBy(() -> session.run("compact", "--table=" + place.path("both")))
        .hasMessageContaining("run first (process ");
    place.faults().release();
    assertThat(first.get().facts()).containsEntry("images_embedded", 12L);
    assertThat(session.run(place.embed("both", "second")).facts())
        .containsEntry("images_embedded", 0L);
    assertThat(place.workplace().filesBelow("both"))
        .contains("both/run=first/_SUCCESS")
        .noneMatch(file -> file.contains("second") || file.contains("lease"));
    place.assertIsWhole("both", session);
  }

  @Test
  void ofCheckImagesTheSecondIsRefusedUntilTheOutputIsThere() throws Exception {
    Future<JobResult> first =
        startAndHang(
            Fault.before(MOVE, "seen.draft.* -> .*/seen$", HANG),
            place.checkImages("seen", "--run-id=first"));
    assertThatThrownBy(() -> session.run(place.checkImages("seen", "--run-id=second")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TEMPORARY))
        .hasMessageContaining("run first (process ");
    place.faults().release();
    assertThat(first.get().facts()).containsEntry("images_checked", 12L);
    assertThat(place.workplace().folder().toFile().list())
        .contains("seen")
        .noneMatch(name -> name.startsWith(".seen"));
  }

  @Test
  void ofDifferentNetworksTheOneThatComesSecondIsRefused() throws Exception {
    FaultyPlace another = place.withNetwork("another");
    Future<JobResult> first =
        startAndHang(
            Fault.before(CREATE, "contract.*draft", HANG), another.embed("networks", "first"));
    session.run(place.embed("networks", "second"));
    place.faults().release();
    assertRefused(first, Refusal.Kind.CONFLICT)
        .hasMessageMatching(
            "Cannot write to table .*/networks: it was made otherwise: network is [0-9a-f]{64}, this run has [0-9a-f]{64} .*");
    place.assertIsWhole("networks", session);
  }

  @Test
  void theOneWhoseLeaseRanOutCommitsNothing() throws Exception {
    Future<JobResult> first =
        startAndHang(Fault.before(OPEN, "red/0.png", HANG), place.embed("done", "same"));
    letLeaseRunOut("done");
    session.run(place.embed("done", "same"));
    place.faults().release();
    assertRefused(first, Refusal.Kind.TEMPORARY)
        .hasMessageMatching("Cannot go on with run same: a command that has ended took table .*");
    place.assertIsWhole("done", session);
  }

  @Test
  void ofOneNameTheOneWhoseFolderIsTakenAwayIsRefused() throws Exception {
    Future<JobResult> first =
        startAndHang(
            Fault.before(CREATE, "taken/.run=same.*part-00000", HANG),
            place.embed("taken", "same"));
    letLeaseRunOut("taken");
    session.run(place.embed("taken", "same"));
    place.faults().release();
    assertRefused(first, Refusal.Kind.TEMPORARY)
        .hasMessageMatching("Cannot go on with run same: .* took table .*/taken over.*");
    place.assertIsWhole("taken", session);
  }

  @Test
  void ofOneNameTheOneWhosePlaceIsTakenIsRefused() throws Exception {
    Future<JobResult> first =
        startAndHang(
            Fault.before(MOVE, "moved/.run=same.* -> .*/run=same$", HANG),
            place.embed("moved", "same"));
    Path taken = place.workplace().folder().resolve("moved/run=same");
    Files.createDirectories(taken);
    Files.writeString(taken.resolve("part-0"), "of another");
    place.faults().release();
    assertRefused(first, Refusal.Kind.CONFLICT)
        .hasMessageMatching("Cannot write run same: another process writes it in .*/moved, too .*");
    assertThat(taken).isDirectoryContaining("glob:**/part-0");
    assertThat(place.workplace().filesBelow("moved/run=same")).hasSize(1);
    session.run(place.embed("moved", "same"));
    place.assertIsWhole("moved", session);
  }

  @Test
  void anImageThatNeitherHasIsMissed() throws IOException {
    session.run(place.embed("missed", "only"));
    Storage storage = Storage.of(session.spark());
    EmbeddingTable table = new EmbeddingTable(session.spark(), storage, place.path("missed"));
    JavaRDD<ImageFile> listed =
        new ImageTable(session.spark(), storage).inFolders(List.of(place.path("photos")));
    table.requireAll(listed, DecodeSettings.DEFAULT);
    ImageFile absent = new ImageFile(place.path("photos/red/absent.png"), "red", 7, 7);
    JavaRDD<ImageFile> more =
        listed.union(
            JavaSparkContext.fromSparkContext(session.spark().sparkContext())
                .parallelize(List.of(absent), 1));
    assertThatThrownBy(() -> table.requireAll(more, DecodeSettings.DEFAULT))
        .hasMessageMatching(
            "Cannot account for 1 of 13 images: .*/missed has neither a row nor a reject of them, such as .*/red/absent.png .run the command again.");
  }
}
