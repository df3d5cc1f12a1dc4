package org.murmuration.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.murmuration.network.ImageNetwork;

/**
 * The one network of this JVM, shared by all its tasks: a network is half a gigabyte, and tasks
 * come and go. This is the one static field of the project, because Spark gives tasks of one JVM no
 * other place to meet.
 */
final class SharedNetwork {
  private static final SharedNetwork IN_THIS_JVM = new SharedNetwork();

  private final List<Entry> entries = new ArrayList<>();

  private SharedNetwork() {}

  /** Builds a network. */
  @FunctionalInterface
  interface Builder {
    ImageNetwork build() throws IOException;
  }

  /** A use of the network, which ends by {@link #close}. */
  static final class Loan implements AutoCloseable {
    private final Entry entry;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Loan(Entry entry) {
      this.entry = entry;
    }

    ImageNetwork network() {
      return entry.network;
    }

    @Override
    public void close() {
      if (!closed.getAndSet(true)) {
        IN_THIS_JVM.giveBack(entry);
      }
    }
  }

  /** A network and how many tasks use it now. */
  static final class Entry {
    private final String key;
    private final ImageNetwork network;
    private int loans;

    private Entry(String key, ImageNetwork network) {
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

  private synchronized Loan lend(String key, Builder builder) {
    close(key);
    Entry entry =
        entries.stream()
            .filter(known -> known.key.equals(key))
            .findFirst()
            .orElseGet(() -> add(key, builder));
    entry.loans++;
    return new Loan(entry);
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
  }

  private synchronized void close(String keyToKeep) {
    List<Entry> idle =
        entries.stream().filter(entry -> entry.loans == 0 && !entry.key.equals(keyToKeep)).toList();
    idle.forEach(entry -> entry.network.close());
    entries.removeAll(idle);
  }
}
