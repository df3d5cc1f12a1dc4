package org.murmuration.listing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.label.LabelSpelling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a listing of images has to say: counted by kind, the first of each named. It is said in the
 * log, and kept with the Spark session's thread for the run report.
 */
public final class ListingNotes implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(ListingNotes.class);

  /** What a thread's jobs carry, so that whoever runs a command finds it when the command ends. */
  private static final String PROPERTY = "murmuration.listing";

  private final Map<Remark, Map<String, Seen>> remarks = new EnumMap<>(Remark.class);
  private long images;

  /** Of all that a listing met. */
  public static ListingNotes of(JavaRDD<Listed> listed) {
    return listed.aggregate(new ListingNotes(), ListingNotes::plus, ListingNotes::plus);
  }

  /** These, with one more. */
  public ListingNotes plus(Listed listed) {
    if (listed instanceof Listed.Remarked remarked) {
      seen(remarked.remark(), remarked.detail()).add(LabelSpelling.printable(remarked.what()));
    } else {
      images++;
    }
    return this;
  }

  /** These, with those of another part of the listing. */
  public ListingNotes plus(ListingNotes other) {
    images += other.images;
    other.remarks.forEach(
        (remark, details) -> details.forEach((detail, seen) -> seen(remark, detail).add(seen)));
    return this;
  }

  private Seen seen(Remark remark, String detail) {
    return remarks
        .computeIfAbsent(remark, key -> new TreeMap<>())
        .computeIfAbsent(detail, key -> new Seen());
  }

  public long images() {
    return images;
  }

  /** How often something was remarked. */
  public long count(Remark remark) {
    return remarks.getOrDefault(remark, Map.of()).values().stream().mapToLong(Seen::count).sum();
  }

  /** Where it was, the first of these. */
  public String shown(Remark remark) {
    return remarks.getOrDefault(remark, Map.of()).values().stream()
        .map(Seen::shown)
        .collect(Collectors.joining(", "));
  }

  /** What was passed over, as in {@code 3 sidecars (.xmp), 1 hidden}; empty if nothing was. */
  public String passedOver() {
    List<String> kinds = new ArrayList<>();
    remarks.forEach(
        (remark, details) -> {
          if (remark.isPassedOver()) {
            details.forEach((detail, seen) -> kinds.add(kind(remark, detail, seen)));
          }
        });
    return String.join(", ", kinds);
  }

  private static String kind(Remark remark, String detail, Seen seen) {
    String more = remark.isNamed() ? seen.shown() : detail;
    return "%d %s%s"
        .formatted(
            seen.count(), remark.words(seen.count()), more.isEmpty() ? "" : " (" + more + ")");
  }

  /** All that there is to say, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!passedOver().isEmpty()) {
      lines.add("Passed over: " + passedOver());
    }
    for (Remark remark : remarks.keySet()) {
      if (!remark.isPassedOver()) {
        long count = count(remark);
        lines.add("%s: %d (%s)".formatted(remark.words(count), count, shown(remark)));
      }
    }
    return lines;
  }

  /** Says it, once for a command that lists its images twice. */
  public void say(SparkContext context) {
    List<String> all = new ArrayList<>(said(context));
    for (String line : lines()) {
      if (!all.contains(line)) {
        LOG.warn("{}", line);
        all.add(line);
      }
    }
    context.setLocalProperty(PROPERTY, String.join("\n", all));
  }

  /** What was said to this thread. */
  public static List<String> said(SparkContext context) {
    String text = context.getLocalProperty(PROPERTY);
    return text == null ? List.of() : text.lines().toList();
  }
}
