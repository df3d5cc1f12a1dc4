package org.murmuration.runs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.murmuration.store.JsonFormat;

/**
 * Who writes a table; its {@code _lease.json}.
 *
 * @param token of this lease and no other
 * @param run that is written
 * @param pids names the space in which the process has its number: since which start of its
 *     machine, and which of several spaces; empty where the system does not say
 * @param startedMillis when the lease was taken, since 1970
 * @param expiresMillis until when it counts unless it is renewed
 */
record LeaseNote(
    int formatVersion,
    String token,
    String run,
    String host,
    String pids,
    long pid,
    long startedMillis,
    long expiresMillis) {
  private static final int FORMAT_VERSION = 1;

  /** Clocks of a process and of its machine's start differ by so much. */
  private static final long CLOCK_MILLIS = 1_000;

  /** What a machine knows of a process. */
  enum Fate {
    LIVES,
    DEAD,
    /** Of another machine, or another start of it, or another process may have its number. */
    UNKNOWN
  }

  /** Of this process, from now on. */
  static LeaseNote of(String run, long lifeMillis) {
    long now = System.currentTimeMillis();
    return new LeaseNote(
        FORMAT_VERSION,
        UUID.randomUUID().toString(),
        run,
        thisHost(),
        thesePids(),
        ProcessHandle.current().pid(),
        now,
        now + lifeMillis);
  }

  /** Where nobody can say whose it is. */
  static LeaseNote unreadable(long writtenMillis, long lifeMillis) {
    return new LeaseNote(
        FORMAT_VERSION, "", "?", "?", "", 0, writtenMillis, writtenMillis + lifeMillis);
  }

  /** Not, where it could not be read. */
  boolean namesRun() {
    return !token.isEmpty();
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** The first space has the same name on all machines, and those of one image the same host. */
  private static String thesePids() {
    try {
      String start = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return start + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  static LeaseNote read(byte[] json, String location) {
    return new JsonFormat().read(json, LeaseNote.class, location);
  }

  byte[] json() {
    return new JsonFormat().write(this);
  }

  LeaseNote renewed(long lifeMillis) {
    return new LeaseNote(
        formatVersion,
        token,
        run,
        host,
        pids,
        pid,
        startedMillis,
        System.currentTimeMillis() + lifeMillis);
  }

  boolean isSame(LeaseNote other) {
    return token.equals(other.token);
  }

  /** Whether anybody can say whose it is. */
  boolean isReadable() {
    return !token.isEmpty();
  }

  boolean isExpired() {
    return System.currentTimeMillis() > expiresMillis;
  }

  /** Of the process, as far as this machine knows. */
  Fate fate() {
    return isOfThisMachine()
        ? ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(this::fate).orElse(Fate.DEAD)
        : Fate.UNKNOWN;
  }

  private boolean isOfThisMachine() {
    return !pids.isEmpty() && pids.equals(thesePids()) && host.equals(thisHost());
  }

  /** One that seems younger may be another, or the same, whose machine had its clock set. */
  private Fate fate(ProcessHandle process) {
    Instant latest = Instant.ofEpochMilli(startedMillis + CLOCK_MILLIS);
    Instant start = process.info().startInstant().orElse(latest);
    return start.isAfter(latest) ? Fate.UNKNOWN : Fate.LIVES;
  }

  /** For people. */
  @Override
  public String toString() {
    return "run %s (process %d on %s, since %s)"
        .formatted(run, pid, host, Instant.ofEpochMilli(startedMillis).toString());
  }
}
