package org.murmuration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.table.RunId;

class TestJobOptions {
  /** Options of a command that writes {@code output}. */
  private record Writing(Optional<String> output) implements JobOptions {
    @Override
    public Job job(RunId run) {
      throw new UnsupportedOperationException("No test runs this");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://bucket/head", "s3a://bucket/head/"})
  void putsTheRunReportBesideTheOutputAndNeverIntoIt(String output) {
    assertThat(new Writing(Optional.of(output)).runReport())
        .contains("s3a://bucket/head.run-report.json");
  }

  @Test
  void putsNoRunReportWhereNothingIsWritten() {
    assertThat(new Writing(Optional.empty()).runReport()).isEmpty();
  }
}
