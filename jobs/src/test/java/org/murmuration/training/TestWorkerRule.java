package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestWorkerRule {
  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "299, 2", "300, 3", "799, 7", "800, 8", "9000000000, 8"})
  void asksForMoreWorkersWhereThereAreMoreExamples(long examples, int workers) {
    assertThat(new WorkerRule(100, 8).workers(examples)).isEqualTo(workers);
  }
}
