package org.murmuration.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.murmuration.engine.FrozenPass;
import org.murmuration.machine.DaemonThreads;

/**
 * The one network of this JVM, shared by all its tasks: a network is half a gigabyte, and tasks
 * come and go. This is the one static field of the project, because Spark gives tasks of one JVM no
 * other place to meet.
 */
public final class SharedNetwork {
  /**
   * A network stays for the next task of a stage, because Spark tells nobody on an executor which
   * task is the last. Tasks follow each other within a second, and building VGG16 again takes
   * several.
   */
  private static final Duration STAYS_IDLE = Duration.ofSeconds(30);

  private static final SharedNetwork IN_THIS_JVM = new SharedNetwork(STAYS_IDLE);

  private final Duration staysIdle;
  private final List<Entry> entries = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("idle-network"));

  /**
   * @param staysIdle how long a network stays that no task uses
   */
  SharedNetwork(Duration staysIdle) {
    this.staysIdle = staysIdle;
  }

  /** Builds a network. */
  @FunctionalInterface
  interface Builder {
    FrozenPass build() throws IOException;
  }

  /** A use of the network, which ends with {@link #close}. */
  public static final class Loan implements AutoCloseable {
    private final SharedNetwork owner;
    private final Entry entry;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Loan(SharedNetwork owner, Entry entry) {
      this.owner = owner;
      this.entry = entry;
    }

    public FrozenPass network() {
      return entry.network;
    }

    @Override
    public void close() {
      if (!closed.getAndSet(true)) {
        owner.giveBack(entry);
      }
    }
  }

  /** A network, how many tasks use it now, and how many ever did. */
  static final class Entry {
    private final String key;
    private final FrozenPass network;
    private int loans;
    private int uses;

    private Entry(String key, FrozenPass network) {
      this.key = key;
      this.network = network;
    }
  }

  /**
   * The network of that key; it is built if this JVM has another or none. The other is closed as
   * soon as no task uses it.
   */
  static Loan borrow(String key, Builder builder) {
    return IN_THIS_JVM.lend(key, builder);
  }

  /** Closes networks that no task uses. */
  static void closeIdle() {
    IN_THIS_JVM.close("");
  }

  /** Whether this JVM holds no network. */
  public static boolean isEmpty() {
    return IN_THIS_JVM.hasNone();
  }

  private synchronized boolean hasNone() {
    return entries.isEmpty();
  }

  synchronized Loan lend(String key, Builder builder) {
    close(key);
    Entry entry =
        entries.stream()
            .filter(known -> known.key.equals(key))
            .findFirst()
            .orElseGet(() -> add(key, builder));
    entry.loans++;
    entry.uses++;
    return new Loan(this, entry);
  }

  private Entry add(String key, Builder builder) {
    try {
      Entry entry = new Entry(key, builder.build());
      entries.add(entry);
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void giveBack(Entry entry) {
    entry.loans--;
    close(entries.get(entries.size() - 1).key);
    if (entry.loans == 0) {
      int uses = entry.uses;
      ScheduledFuture<?> unused =
          clock.schedule(
              () -> closeUnused(entry, uses), staysIdle.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void closeUnused(Entry entry, int uses) {
    if (entry.uses == uses && entries.remove(entry)) {
      entry.network.close();
    }
  }

  private synchronized void close(String keyToKeep) {
    List<Entry> idle =
        entries.stream().filter(entry -> entry.loans == 0 && !entry.key.equals(keyToKeep)).toList();
    idle.forEach(entry -> entry.network.close());
    entries.removeAll(idle);
  }
}
