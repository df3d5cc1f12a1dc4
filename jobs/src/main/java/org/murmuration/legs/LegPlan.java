package org.murmuration.legs;

import java.util.List;
import org.murmuration.imagepass.Chunk;

/**
 * How long legs are.
 *
 * @param cores that work on them
 */
record LegPlan(CommitEvery every, int cores) {
  /**
   * Images a second and core, before anything was measured: less than most networks reach, so that
   * the first commit comes early rather than late.
   */
  private static final double FIRST_RATE = 2;

  /** Before that, a rate says more of the start than of the work. */
  private static final double SHORTEST_SECONDS = 10;

  /** Tasks that wait for each core, so that none is idle while a leg ends. */
  private static final int TASKS_A_CORE = 2;

  /** Legs at one time: one that ends, and one that goes on. */
  private static final int LEAST_OPEN = 2;

  /**
   * How many of the next chunks the next leg takes; one at least, if there is one.
   *
   * @param done images until now
   * @param seconds that they took
   */
  int chunks(List<Chunk> rest, long done, double seconds) {
    long most = images(done, seconds);
    long images = 0;
    int chunks = 0;
    while (chunks < rest.size() && (chunks == 0 || images + rest.get(chunks).images() <= most)) {
      images += rest.get(chunks).images();
      chunks++;
    }
    return chunks;
  }

  private long images(long done, double seconds) {
    double rate =
        done > 0 && seconds > SHORTEST_SECONDS ? done / seconds : FIRST_RATE * Math.max(1, cores);
    return every.seconds() == CommitEvery.NEVER
        ? every.images()
        : Math.min(every.images(), Math.round(rate * every.seconds()));
  }

  /**
   * Whether another leg is to be begun.
   *
   * @param open chunks of each leg that is under way, the oldest first
   */
  boolean wantsAnother(List<Integer> open) {
    long behindTheFirst = open.stream().skip(1).mapToLong(Integer::longValue).sum();
    return open.size() < LEAST_OPEN || behindTheFirst < (long) TASKS_A_CORE * cores;
  }
}
