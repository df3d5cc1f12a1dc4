package org.murmuration.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;

/**
 * The file that was made.
 *
 * @param labels how many labels the classifier tells apart
 */
public record ExportResult(String file, String format, long bytes, String sha256, int labels)
    implements JobResult {
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", file);
    facts.put("format", format);
    facts.put("bytes", bytes);
    facts.put("sha256", sha256);
    facts.put("labels", labels);
    return facts;
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Exported a classifier of %d labels as %s: %,d bytes, SHA-256 %s"
            .formatted(labels, format, bytes, sha256),
        "File: " + file);
  }
}
