package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refusal;

class TestHeadTest {
  private static final Map<String, Double> METRICS =
      Map.of("test_accuracy", 0.75, "test_examples", 40.0);

  private final InMemoryFolder report = new InMemoryFolder();

  @Test
  void isReadAsItWasWritten() throws IOException {
    HeadTest.of("ab12", METRICS).write(report);
    assertThat(HeadTest.read(report).of("ab12", "head", "report")).isEqualTo(METRICS);
  }

  @Test
  void speaksOfNoOtherHead() {
    HeadTest test = HeadTest.of("ab12", METRICS);
    assertThatThrownBy(() -> test.of("cd34", "tuned/head", "result/report"))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot take the test in result/report for head tuned/head: it tested head ab12, this one is cd34 (give the report of this head)");
  }

  @Test
  void isMissedInAReportOnAClassifier() {
    assertThatThrownBy(() -> HeadTest.read(report))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it holds no tested.json");
  }

  @Test
  void ofALaterFormatIsRefusedWithBothVersions() throws IOException {
    try (OutputStream out = report.create("tested.json")) {
      out.write("{\"format_version\": 2, \"heads\": []}".getBytes(UTF_8));
    }
    assertThatThrownBy(() -> HeadTest.read(report))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("its format version is 2, this program knows 1");
  }
}
