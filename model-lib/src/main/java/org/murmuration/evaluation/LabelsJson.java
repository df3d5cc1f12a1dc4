package org.murmuration.evaluation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes which label a name in metrics is of: UTF-8, a line a name. {@code labels} has those of
 * scores and counts, {@code rejects} those of rejected files, with the reason in front.
 */
public final class LabelsJson {
  private LabelsJson() {}

  /** Writes and flushes; the stream stays open. */
  public static void write(EvaluationReport report, OutputStream out) throws IOException {
    List<ImageUse.Rejects> rejects = report.images().rejects();
    try (JsonGenerator json = MetricsJson.lines(out)) {
      json.writeStartObject();
      List<String> labels = report.labels().names();
      write("labels", new MetricNames(labels), labels, json);
      write(
          "rejects",
          new MetricNames(Metrics.rejectNames(rejects)),
          rejects.stream().map(ImageUse.Rejects::label).toList(),
          json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(
      String field, MetricNames names, List<String> labels, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    for (int label = 0; label < labels.size(); label++) {
      json.writeStringField(names.of(label), labels.get(label));
    }
    json.writeEndObject();
  }
}
