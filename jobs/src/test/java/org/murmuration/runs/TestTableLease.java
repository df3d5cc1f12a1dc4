package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.storage.Storage;

class TestTableLease {
  private static final LeaseTimes QUICK = new LeaseTimes(600, 100, 20);
  private static final LeaseTimes SLOW = new LeaseTimes(60_000, 60_000, 20);

  @TempDir private Path folder;
  private final Configuration configuration = new Configuration();
  private final Storage storage = Storage.of(configuration);
  private String table;
  private LeaseFile file;

  @BeforeEach
  void locate() throws IOException {
    table = storage.qualified(folder.toString());
    file = LeaseFile.of(storage, table, QUICK);
  }

  private TableLease take(String run, LeaseTimes times) throws IOException {
    return TableLease.take(storage, table, run, times);
  }

  /** As a process on another machine would write it. */
  private static LeaseNote elsewhere(long millis) {
    LeaseNote here = LeaseNote.of("other", millis);
    return new LeaseNote(
        1, here.token(), "other", "host-9", "", 4711, here.startedMillis(), here.expiresMillis());
  }

  /** As a process of this machine wrote it that has no number any more. */
  private static LeaseNote ofADeadProcess() {
    LeaseNote here = LeaseNote.of("dead", 60_000);
    return new LeaseNote(
        1,
        here.token(),
        "dead",
        here.host(),
        here.pids(),
        Integer.MAX_VALUE,
        here.startedMillis(),
        here.expiresMillis());
  }

  @Test
  void isOnesAloneUntilItIsClosed() throws IOException {
    try (TableLease first = take("first", SLOW)) {
      Refused.temporary(() -> take("second", SLOW))
          .hasMessageMatching(
              "Cannot write to table file:.*: run first \\(process \\d+ on .*, since 20.*Z\\) writes it \\(run the command again when that has ended\\)");
      first.requireHeld();
      assertThat(folder.resolve("_lease.json")).exists();
    }
    assertThat(folder).isEmptyDirectory();
    try (TableLease second = take("second", SLOW)) {
      second.requireHeld();
    }
  }

  @Test
  void isRenewed() throws Exception {
    try (TableLease lease = take("first", QUICK)) {
      long expires = file.read().orElseThrow().note().expiresMillis();
      TimeUnit.MILLISECONDS.sleep(400);
      LeaseNote now = file.read().orElseThrow().note();
      assertThat(now.expiresMillis()).isGreaterThan(expires);
      lease.requireHeld();
    }
  }

  @Test
  void ofADeadProcessOfThisMachineIsTakenOverAtOnce() throws IOException {
    file.write(ofADeadProcess());
    long start = System.nanoTime();
    try (TableLease lease = take("next", SLOW)) {
      lease.requireHeld();
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(20);
    }
  }

  /** As a process of this machine wrote it whose number is this one's. */
  private static LeaseNote ofThisNumber(String pids, long startedMillis, long expiresMillis) {
    LeaseNote here = LeaseNote.of("before", 60_000);
    return new LeaseNote(
        1, here.token(), "before", here.host(), pids, here.pid(), startedMillis, expiresMillis);
  }

  private long millisUntilTaken() throws IOException {
    long start = System.nanoTime();
    try (TableLease lease = take("next", QUICK)) {
      lease.requireHeld();
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }

  /** Else it may be this one, whose clock was set meanwhile. */
  @Test
  void ofAProcessWhoseNumberALaterOneHasIsTakenOverWhenItIsNotRenewed() throws IOException {
    LeaseNote here = LeaseNote.of("here", 60_000);
    file.write(ofThisNumber(here.pids(), 1_000, here.expiresMillis()));
    assertThat(millisUntilTaken()).isGreaterThanOrEqualTo(QUICK.lifeMillis());
  }

  @Test
  void ofAProcessThatLivesButLetItRunOutIsTakenOverWhenItIsNotRenewed() throws IOException {
    LeaseNote here = LeaseNote.of("here", 60_000);
    long now = System.currentTimeMillis();
    file.write(ofThisNumber(here.pids(), now, now - 1));
    assertThat(millisUntilTaken()).isGreaterThanOrEqualTo(QUICK.watchMillis());
  }

  /** Machines that were copied from one image have the same name and the same numbers. */
  @Test
  void saysSinceWhichStartOfItsMachine() throws IOException {
    Path start = Path.of("/proc/sys/kernel/random/boot_id");
    assumeThat(start).exists();
    assertThat(LeaseNote.of("here", 1).pids()).contains(Files.readString(start).strip());
  }

  @Test
  void isWatchedForSeveralRenewals() {
    assertThat(LeaseTimes.USUAL.watchMillis())
        .isGreaterThanOrEqualTo(3 * LeaseTimes.USUAL.renewMillis());
  }

  @Test
  void ofAnotherMachineIsWaitedForAndTakenOverWhenItRunsOut() throws IOException {
    file.write(elsewhere(60_000));
    long start = System.nanoTime();
    try (TableLease lease = take("next", QUICK)) {
      lease.requireHeld();
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThan(400);
    }
  }

  @Test
  void ofAnotherMachineThatRenewsItIsLeftWhateverItsClockSays() throws Exception {
    LeaseNote other = elsewhere(-3_600_000);
    file.write(other);
    Thread renewal =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(60);
                file.write(other.renewed(-3_599_000));
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    renewal.start();
    Refused.temporary(() -> take("next", QUICK)).hasMessageContaining("run other (process 4711");
    renewal.join();
    assertThat(file.read().orElseThrow().note().isSame(other)).isTrue();
  }

  @Test
  void thatAnotherTookOverIsLost() throws IOException {
    TableLease lost = take("lost", SLOW);
    LeaseNote other = elsewhere(60_000);
    file.write(other);
    Refused.temporary(lost::requireHeld)
        .hasMessageContaining("Cannot go on with run lost: run other (process 4711 on host-9");
    lost.close();
    assertThat(file.read().orElseThrow().note().isSame(other)).as("the other's stays").isTrue();
  }

  @Test
  void thatIsGoneIsLost() throws IOException {
    try (TableLease lost = take("lost", SLOW)) {
      file.remove();
      Refused.temporary(lost::requireHeld).hasMessageContaining("a command that has ended");
    }
  }

  @Test
  void thatCannotBeReadRunsOut() throws IOException {
    Files.writeString(folder.resolve("_lease.json"), "{\"half\"");
    assertThatCode(() -> take("next", QUICK).close()).doesNotThrowAnyException();
  }

  @Test
  void leavesDraftsThatChangedInTheLastDay() throws IOException {
    Path old = Files.createDirectories(folder.resolve(".run=a.draft-1/leg-00001"));
    Path fresh = Files.createDirectories(folder.resolve(".run=b.draft-2/leg-00001"));
    Files.writeString(old.resolve("part"), "rows");
    Files.writeString(fresh.resolve("part"), "rows");
    long yesterday = System.currentTimeMillis() - 25 * 3_600_000L;
    Files.setLastModifiedTime(old.resolve("part"), FileTime.fromMillis(yesterday));
    assertThat(new DeadDrafts(storage, table).remove()).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactly(".run=b.draft-2");
  }

  private void leaveHalf() throws IOException {
    Files.deleteIfExists(folder.resolve("._lease.json.crc"));
    Files.writeString(folder.resolve("_lease.json"), "{\"half\"");
  }

  @Test
  void ofWhichARenewalLeftHalfIsNotLost() throws IOException {
    try (TableLease lease = take("first", SLOW)) {
      leaveHalf();
      lease.requireHeld();
      assertThat(file.read().orElseThrow().note().run()).isEqualTo("first");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void ofWhichARenewalLeftHalfIsRenewedAgain() throws Exception {
    try (TableLease lease = take("first", QUICK)) {
      leaveHalf();
      TimeUnit.MILLISECONDS.sleep(500);
      assertThat(file.read().orElseThrow().note().run()).isEqualTo("first");
      lease.requireHeld();
    }
  }

  /** The other has looked whether there is a lease, but not yet moved its own to its place. */
  @Test
  void thatAnotherTakesAtOnceIsOnlyTheLastOnes() throws Exception {
    Path others = folder.resolve("._lease.json.draft-7");
    Files.write(others, elsewhere(60_000).json());
    Thread other =
        new Thread(
            () -> {
              try {
                while (Files.notExists(folder.resolve("_lease.json"))) {
                  TimeUnit.MILLISECONDS.sleep(1);
                }
                TimeUnit.MILLISECONDS.sleep(30);
                Files.deleteIfExists(folder.resolve("._lease.json.crc"));
                Files.move(
                    others, folder.resolve("_lease.json"), StandardCopyOption.REPLACE_EXISTING);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    Refused.temporary(() -> take("first", new LeaseTimes(60_000, 60_000, 10_000)))
        .hasMessageContaining("run other (process 4711 on host-9");
    other.join();
  }

  @Test
  void isRemovedByWhoIsInterrupted() throws IOException {
    TableLease lease = take("first", SLOW);
    Thread.currentThread().interrupt();
    lease.close();
    assertThat(Thread.interrupted()).as("is still interrupted").isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  /** As where storage lets nobody in any more. */
  private void close(Configuration door) {
    door.set("murmuration.schemes", "none");
  }

  @Test
  void thatCannotBeRemovedFailsNoCommandThatIsDone() throws IOException {
    TableLease lease = take("first", SLOW);
    close(configuration);
    assertThatCode(lease::close).doesNotThrowAnyException();
    assertThat(folder.resolve("_lease.json")).exists();
  }

  @Test
  void isRemovedWithATableThatIsNotNeededAnyMoreAndNotRenewedMeanwhile() throws Exception {
    Path table = Files.createDirectories(folder.resolve(".checked.legs/run=a"));
    Files.writeString(table.resolve("part-0"), "rows");
    String parent = storage.qualified(table.getParent().toString());
    try (TableLease lease = TableLease.take(storage, parent, "a", QUICK)) {
      lease.closeWithTable();
      TimeUnit.MILLISECONDS.sleep(250);
      assertThat(folder).isEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesATableThatCannotBeRemovedOrThatAnotherTookOver() throws IOException {
    TableLease lost = take("lost", SLOW);
    file.write(elsewhere(60_000));
    lost.closeWithTable();
    assertThat(folder.resolve("_lease.json")).exists();
    file.remove();
    TableLease lease = take("first", SLOW);
    close(configuration);
    assertThatCode(lease::closeWithTable).doesNotThrowAnyException();
    assertThat(folder.resolve("_lease.json")).exists();
  }

  @Test
  void removesWhatDeadCommandsLeftAndLeavesTroubleWithThatToTheNextOne() throws IOException {
    try (TableLease lease = take("first", SLOW)) {
      Path draft = Files.createDirectories(folder.resolve(".run=a.draft-1"));
      Files.setLastModifiedTime(draft, FileTime.fromMillis(1_000_000_000_000L));
      lease.removeDeadDrafts();
      assertThat(draft).doesNotExist();
      close(configuration);
      assertThatCode(lease::removeDeadDrafts).doesNotThrowAnyException();
    }
  }
}
