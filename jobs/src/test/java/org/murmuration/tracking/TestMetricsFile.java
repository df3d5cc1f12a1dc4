package org.murmuration.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.Storage;

class TestMetricsFile {
  /** Prometheus' text format, version 0.0.4, as its documentation gives it. */
  private static final String SAMPLE =
      "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\\n]|\\\\[\"\\\\n])*\",?)*})? [-+.eE0-9]+";

  private static List<String> lines(String report) throws IOException {
    return new String(MetricsFile.text(Report.run(report)), UTF_8).lines().toList();
  }

  @Test
  void hasEachNumberWithWhatItIsOf() throws IOException {
    assertThat(lines(Report.PIPELINE))
        .contains(
            "murmuration_run_exit_code{command=\"pipeline\"} 0.0",
            "murmuration_run_seconds{command=\"pipeline\"} 12.5",
            "murmuration_run_info{command=\"pipeline\",commit=\"unknown\",outcome=\"done\",run_id=\"r 1\",version=\"1.0\"} 1.0",
            "murmuration_images_embedded{command=\"pipeline\",stage=\"embed\"} 7.0",
            "murmuration_rejects_by_reason{command=\"pipeline\",of=\"cut \\\"short\\\"\",stage=\"embed\"} 2.0",
            "murmuration_accuracy{command=\"pipeline\",stage=\"evaluate\"} 0.75",
            "murmuration_by_label_recall{command=\"pipeline\",label=\"Möwe\\n\",stage=\"evaluate\"} 1.0",
            "murmuration_by_label_recall{command=\"pipeline\",label=\"wren\",stage=\"evaluate\"} 0.5");
  }

  @Test
  void isOfTheFormatThatPrometheusReads() throws IOException {
    assertThat(lines(Report.PIPELINE))
        .allMatch(line -> line.startsWith("# ") || line.matches(SAMPLE));
  }

  @Test
  void tellsOfARunThatFailed() throws IOException {
    assertThat(lines(Report.FAILED))
        .contains("murmuration_run_exit_code{command=\"embed\"} 4.0")
        .noneMatch(line -> line.contains("stage="));
  }

  @Test
  void takesThePlaceOfTheLastOne(@TempDir Path folder) throws IOException {
    String place = folder.resolve("murmuration.prom").toString();
    MetricsFile file = new MetricsFile(Storage.of(new Configuration()), place);
    file.write(Report.run(Report.FAILED));
    file.write(Report.run(Report.PIPELINE));
    try (var names = Files.list(folder)) {
      assertThat(names.map(Path::toString).filter(name -> name.endsWith(".prom")))
          .containsExactly(place);
    }
    assertThat(Files.readString(Path.of(place))).contains("pipeline").doesNotContain("embed\"} 4");
  }
}
