package org.murmuration.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;

/**
 * What {@code pack} did.
 *
 * @param listed images that the user named
 * @param packed images that the pack holds
 * @param bytes of their files
 * @param tooLarge files above the limit, left out
 * @param unreadable files that storage did not hand out, left out
 */
public record PackResult(
    String pack, long listed, long packed, long bytes, long tooLarge, long unreadable)
    implements JobResult {
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pack", pack);
    facts.put("images_listed", listed);
    facts.put("images_packed", packed);
    facts.put("bytes_packed", bytes);
    facts.put("left_out_too_large", tooLarge);
    facts.put("left_out_unreadable", unreadable);
    return facts;
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Packed %d of %d images, %,d bytes; left out %d that are too large and %d that could not be read"
            .formatted(packed, listed, bytes, tooLarge, unreadable),
        "Pack: %s (name it with --images)".formatted(pack));
  }
}
