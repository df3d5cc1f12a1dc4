package org.murmuration.objectstore;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a server was asked, and which of it is refused. */
public final class S3Counts {
  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{6,}|\\d+");

  private final Map<String, Long> counts = new TreeMap<>();
  private SplittableRandom random = new SplittableRandom(0);
  private double refusedShare;
  private long refused;

  /** Forgets all. */
  public synchronized void reset() {
    counts.clear();
    refused = 0;
  }

  /** From now on, so many requests are answered with "slow down", drawn as they come. */
  public synchronized void refuse(double share, long seed) {
    refusedShare = share;
    random = new SplittableRandom(seed);
  }

  public synchronized long refused() {
    return refused;
  }

  /** Counts a request, and tells whether it is refused. */
  synchronized boolean isRefused(S3Request request) {
    counts.merge(request.kind() + " " + request.path(), 1L, Long::sum);
    boolean isRefused = random.nextDouble() < refusedShare;
    refused += isRefused ? 1 : 0;
    return isRefused;
  }

  /**
   * @param wanted given the kind and the path, such as {@code GET /bucket/photos/1.jpg}
   */
  public synchronized long count(Predicate<String> wanted) {
    return counts.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** By kind, whatever the path. */
  public synchronized Map<String, Long> kinds() {
    Map<String, Long> kinds = new TreeMap<>();
    counts.forEach((key, count) -> kinds.merge(key.replaceFirst(" /.*", ""), count, Long::sum));
    return kinds;
  }

  /** Of a pattern's kinds and paths, whose numbers are all one; the most frequent ones first. */
  public synchronized List<String> lines(Predicate<String> wanted) {
    Map<String, Long> kinds = new TreeMap<>();
    counts.forEach(
        (key, count) -> {
          if (wanted.test(key)) {
            kinds.merge(NUMBER.matcher(key).replaceAll("N"), count, Long::sum);
          }
        });
    return kinds.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(kind -> "%6d %s".formatted(kind.getValue(), kind.getKey()))
        .toList();
  }
}
