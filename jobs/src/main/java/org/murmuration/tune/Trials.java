package org.murmuration.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.murmuration.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs candidates side by side in one Spark application, each from a thread of the driver: a head
 * of fewer workers than the cluster has cores leaves the others idle. A head that takes all cores
 * leaves no room for another, which would only wait in Spark's queue and hold its share of the
 * table in memory.
 */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final int atOnce;

  Trials(int atOnce) {
    this.atOnce = atOnce;
  }

  /** Trains one head of a candidate. */
  interface Training {
    /**
     * @param head 0 for the first
     */
    Trial of(Candidate candidate, int head) throws IOException;
  }

  /**
   * In the order of the candidates, with what the heads of each did together. A learning rate that
   * is too high for some is no reason to end the search, and neither is a head that is too large.
   *
   * @param heads of each candidate
   * @throws Refusal if no candidate can be trained
   */
  List<Trial> run(List<Candidate> candidates, int heads, Training training) throws IOException {
    int all = candidates.size() * heads;
    LOG.info("Training {} heads, {} at once", all, Math.min(atOnce, all));
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      return finished(
          candidates,
          candidates.stream()
              .map(
                  one ->
                      IntStream.range(0, heads)
                          .mapToObj(head -> threads.submit(() -> training.of(one, head)))
                          .toList())
              .toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Trial> finished(List<Candidate> candidates, List<List<Future<Trial>>> running)
      throws IOException {
    List<Trial> trials = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    for (int i = 0; i < running.size(); i++) {
      try {
        trials.add(pooled(candidates.get(i), running.get(i)));
      } catch (Refusal e) {
        requireOfSettings(e);
        refused.add(e);
        say(candidates.get(i), e);
        trials.add(Trial.refused(candidates.get(i), e));
        // What one head of a candidate cannot learn, the others need not.
        running.get(i).forEach(head -> head.cancel(false));
      }
    }
    if (refused.size() == trials.size()) {
      throw refused.get(0);
    }
    return trials;
  }

  private static Trial pooled(Candidate candidate, List<Future<Trial>> heads) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Future<Trial> head : heads) {
      trials.add(finished(candidate, head));
    }
    return Trial.pooled(trials);
  }

  /** The leaderboard gives the reasons of those that did not even begin. */
  private static void say(Candidate candidate, Refusal why) {
    boolean diverged = why.kind() == Refusal.Kind.DIVERGED;
    LOG.warn(
        "{}: {}",
        candidate.name(),
        diverged ? why.getMessage() : "it has no head (the leaderboard says why)");
  }

  /** What else can end a training that began would end that of the next candidate, too. */
  private static void requireOfSettings(Refusal refusal) {
    if (refusal.kind() != Refusal.Kind.DIVERGED && refusal.kind() != Refusal.Kind.SETTINGS) {
      throw refusal;
    }
  }

  private static Trial finished(Candidate candidate, Future<Trial> trial) throws IOException {
    try {
      return trial.get();
    } catch (ExecutionException e) {
      throw ended(candidate, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while heads were trained", e);
    }
  }

  /** As it was, or with the head's name: what storage or Spark say names none. */
  private static IOException ended(Candidate candidate, Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause instanceof Error failure) {
      throw failure;
    }
    String what = "Head %s was not trained: %s".formatted(candidate.name(), cause.getMessage());
    if (cause instanceof IOException) {
      return new IOException(what, cause);
    }
    // Scala throws checked exceptions that no signature names.
    throw new IllegalStateException(what, cause);
  }
}
