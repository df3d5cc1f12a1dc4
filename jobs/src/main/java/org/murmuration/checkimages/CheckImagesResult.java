package org.murmuration.checkimages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.legs.LegCounts;
import org.murmuration.table.Contradiction;
import org.murmuration.table.RejectCounts;

/**
 * What {@code check-images} found.
 *
 * @param checked files in the output
 * @param counts what this run did for it
 * @param duplicates files whose bytes another has
 * @param contradictions those among them that lie in another class, the first hundred
 */
public record CheckImagesResult(
    String output,
    long checked,
    LegCounts counts,
    RejectCounts rejects,
    long duplicates,
    List<Contradiction> contradictions)
    implements JobResult {
  public CheckImagesResult {
    contradictions = List.copyOf(contradictions);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("checked", output);
    facts.put("images_checked", checked);
    facts.put("images_checked_before", checked - counts.used());
    facts.put("legs", counts.legs());
    facts.put("images_redone_known", counts.redone());
    facts.put("images_rejected", rejects.total());
    facts.put("rejects_by_reason", rejects.byReason());
    facts.put("rejects_by_class", rejects.byClass());
    facts.put("duplicates", duplicates);
    facts.put(
        "same_image_in_two_classes", contradictions.stream().map(Contradiction::line).toList());
    return facts;
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Checked %d images: %d can be used, %d cannot%s, %d are copies of others"
            .formatted(
                checked,
                checked - rejects.total(),
                rejects.total(),
                rejects.reasons(),
                duplicates));
    rejects
        .byClass()
        .forEach((label, reasons) -> lines.add("Rejects in %s: %s".formatted(label, reasons)));
    contradictions.forEach(pair -> lines.add(pair.line()));
    lines.add("Table: " + output);
    return lines;
  }
}
