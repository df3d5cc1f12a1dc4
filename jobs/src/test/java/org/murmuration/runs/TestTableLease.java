package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final Storage storage = Storage.of(new Configuration());
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

  @Test
  void ofAProcessWhoseNumberAnotherHasByNowIsTakenOver() throws IOException {
    LeaseNote here = LeaseNote.of("before", 60_000);
    file.write(
        new LeaseNote(
            1,
            here.token(),
            "before",
            here.host(),
            here.pids(),
            ProcessHandle.current().pid(),
            1_000,
            here.expiresMillis()));
    try (TableLease lease = take("next", SLOW)) {
      lease.requireHeld();
    }
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
    Files.setLastModifiedTime(
        old.resolve("part"), java.nio.file.attribute.FileTime.fromMillis(yesterday));
    assertThat(new DeadDrafts(storage, table).remove()).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactly(".run=b.draft-2");
  }
}
