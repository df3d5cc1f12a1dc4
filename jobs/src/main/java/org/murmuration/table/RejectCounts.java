package org.murmuration.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.refusal.Refusal;
import scala.Tuple2;

/**
 * How many images could not be used.
 *
 * @param byClass reasons and their counts, by label; images without a label are under {@value
 *     #UNLABELLED}
 */
public record RejectCounts(Map<String, Map<String, Long>> byClass) {
  static final String UNLABELLED = "(no label)";

  public static final RejectCounts NONE = new RejectCounts(Map.of());

  /** Counts rejects. */
  public static RejectCounts of(JavaRDD<ImageOutcome.Rejected> rejects) {
    return of(
        rejects
            .map(reject -> new Tuple2<>(classOf(reject.file().label()), reject.reason().name()))
            .countByValue());
  }

  /** From counts by class and reason. */
  static RejectCounts of(Map<Tuple2<String, String>, Long> counts) {
    Map<String, Map<String, Long>> byClass = new TreeMap<>();
    counts.forEach(
        (reject, count) ->
            byClass.computeIfAbsent(reject._1(), label -> new TreeMap<>()).put(reject._2(), count));
    return new RejectCounts(byClass);
  }

  /** The class that an image counts for. */
  static String classOf(String label) {
    return label == null ? UNLABELLED : label;
  }

  public long total() {
    return byReason().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * @param most share of the images that may be rejected
   * @param listed how many images there are
   * @param place where the rejects can be looked at
   * @throws Refusal (quality) if more are
   */
  public void requireFew(double most, long listed, String place) {
    double ratio = (double) total() / listed;
    if (ratio > most) {
      throw Refusal.quality(
          "Cannot accept the images: %d of %d were rejected, %.1f %% (at most %.1f %% may be; reasons: %s; see %s, or raise --max-reject-ratio)"
              .formatted(total(), listed, 100 * ratio, 100 * most, byReason(), place));
    }
  }

  /** To be put behind their number: as in {@code {EMPTY=1, TRUNCATED=1}}, or nothing. */
  public String reasons() {
    return total() == 0 ? "" : " " + byReason();
  }

  /** For a run report. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("images_rejected", total());
    facts.put("rejects_by_reason", byReason());
    facts.put("rejects_by_class", byClass);
    return facts;
  }

  /** Over all classes. */
  public Map<String, Long> byReason() {
    Map<String, Long> byReason = new TreeMap<>();
    for (Map<String, Long> reasons : byClass.values()) {
      reasons.forEach((reason, count) -> byReason.merge(reason, count, Long::sum));
    }
    return byReason;
  }

  /**
   * Classes of which every image was rejected.
   *
   * @param listed how many images each class has
   */
  public List<String> emptied(Map<String, Long> listed) {
    return byClass.entrySet().stream()
        .filter(rejects -> !rejects.getKey().equals(UNLABELLED))
        .filter(
            rejects ->
                rejects.getValue().values().stream().mapToLong(Long::longValue).sum()
                    >= listed.getOrDefault(rejects.getKey(), Long.MAX_VALUE))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
