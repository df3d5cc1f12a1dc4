package org.murmuration.tracking;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.storage.Storage;

/**
 * The numbers of a run as a file in Prometheus' text format, for the textfile collector of its node
 * exporter. It is there whole or not at all, as the collector may read at any moment.
 */
public record MetricsFile(Storage storage, String location) {
  private static final String PREFIX = "murmuration_";

  public void write(FinishedRun run) throws IOException {
    storage.publish(location, text(run));
  }

  static byte[] text(FinishedRun run) throws IOException {
    Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
    Sample.ofRun(
        run,
        sample ->
            gauges.computeIfAbsent(name(sample), MetricsFile::gauge).dataPoint(point(sample)));
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    gauges.values().forEach(gauge -> all.metricSnapshot(gauge.build()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, all.build(), EscapingScheme.UNDERSCORE_ESCAPING);
    return out.toByteArray();
  }

  private static String name(Sample sample) {
    return PREFIX + sample.name().replaceAll("[^a-zA-Z0-9_]", "_");
  }

  private static GaugeSnapshot.Builder gauge(String name) {
    return GaugeSnapshot.builder().name(name).help("Of the last run of Murmuration");
  }

  private static GaugeDataPointSnapshot point(Sample sample) {
    Labels.Builder labels = Labels.builder();
    sample
        .labels()
        .forEach((name, value) -> labels.label(PrometheusNaming.sanitizeLabelName(name), value));
    return GaugeDataPointSnapshot.builder().labels(labels.build()).value(sample.value()).build();
  }
}
