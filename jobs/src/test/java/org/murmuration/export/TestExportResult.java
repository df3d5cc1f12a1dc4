package org.murmuration.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class TestExportResult {
  private static final String SHA256 = "ab".repeat(32);

  private final ExportResult result =
      new ExportResult("file:/c.onnx", "onnx", 1_234_567, SHA256, 10);

  @Test
  void saysWhatTheFileIsAndHowToKnowIt() {
    assertThat(result.summary())
        .containsExactly(
            "Exported a classifier of 10 labels as onnx: %,d bytes, SHA-256 %s"
                .formatted(1_234_567, SHA256),
            "File: file:/c.onnx");
  }

  @Test
  void recordsTheSame() {
    assertThat(result.facts())
        .containsExactly(
            entry("file", "file:/c.onnx"),
            entry("format", "onnx"),
            entry("bytes", 1_234_567L),
            entry("sha256", SHA256),
            entry("labels", 10));
  }
}
