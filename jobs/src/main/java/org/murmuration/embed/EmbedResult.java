package org.murmuration.embed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.table.Contradiction;
import org.murmuration.table.Contradictions;
import org.murmuration.table.RejectCounts;
import org.murmuration.upkeep.UpkeepCounts;

/**
 * What {@code embed} did.
 *
 * @param listed images that the user named
 * @param others images that the table has besides these: of other folders, or gone since
 * @param counts what this run added
 * @param rejects images of this run that could not be used
 * @param contradictions images of the table that lie in several classes
 * @param seconds where the time went
 * @param upkeep what was done for the table's order afterwards
 */
public record EmbedResult(
    String table,
    long listed,
    long others,
    EmbedCounts counts,
    RejectCounts rejects,
    Contradictions contradictions,
    EmbedSeconds seconds,
    UpkeepCounts upkeep)
    implements JobResult {
  /** Images that the network ran on in this run. */
  public long embedded() {
    return counts.embedded();
  }

  /** Images that got a row because their bytes were embedded before. */
  public long reused() {
    return counts.reused();
  }

  public long rejected() {
    return rejects.total();
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("table", table);
    facts.put("images_listed", listed);
    facts.put("images_of_the_table_not_listed", others);
    facts.put("images_embedded", embedded());
    facts.put("images_reused", reused());
    facts.put("colour_profiles_ignored", counts.profilesIgnored());
    facts.put("legs", counts.legs());
    facts.put("images_redone_known", counts.redone());
    facts.putAll(counts.computed().facts());
    facts.putAll(rejects.facts());
    facts.put("files_in_two_classes", contradictions.files());
    facts.put("images_in_another_class_before", contradictions.outdated());
    facts.put(
        "same_image_in_two_classes",
        contradictions.shown().stream().map(Contradiction::line).toList());
    facts.putAll(seconds.facts());
    facts.put("images_per_second", imagesPerSecond());
    facts.putAll(upkeep.facts());
    return facts;
  }

  @Override
  public List<String> summary() {
    if (embedded() + reused() + rejected() == 0) {
      return withOthers(List.of("Nothing to do: all %d images are in %s".formatted(listed, table)));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Embedded %d of %d images in %.0f s (%.1f images/s)%s, %d rejected%s"
            .formatted(
                embedded(),
                listed,
                seconds.embedding(),
                imagesPerSecond(),
                reused() == 0 ? "" : ", reused the embeddings of %d".formatted(reused()),
                rejected(),
                rejects.reasons()));
    lines.addAll(upkeep.lines());
    lines.add("Table: " + table);
    return withOthers(lines);
  }

  private List<String> withOthers(List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    if (others > 0) {
      all.add(
          "Besides those listed now, the table has %d images, of other folders or removed since: they are learnt from, too (embed to a new table where they should not be)"
              .formatted(others));
    }
    return all;
  }

  private double imagesPerSecond() {
    return seconds.embedding() > 0 ? embedded() / seconds.embedding() : 0;
  }
}
