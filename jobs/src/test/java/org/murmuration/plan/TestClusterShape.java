package org.murmuration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.command.Refused;

class TestClusterShape {
  @Test
  void dividesCoresAmongTasks() {
    ClusterShape shape = new ClusterShape(3, 8, 2);
    assertThat(shape.coresOfATask()).isEqualTo(4);
    assertThat(shape.allCores()).isEqualTo(24);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, --executors", "1, 0, 1, --cores", "1, 1, 0, --tasks"})
  void refusesNone(int executors, int cores, int tasks, String option) {
    Refused.settings(() -> new ClusterShape(executors, cores, tasks))
        .hasMessage("Cannot use %s 0: it must be 1 or more".formatted(option));
  }

  @Test
  void refusesTasksOfUnequalCores() {
    Refused.settings(() -> new ClusterShape(1, 4, 3))
        .hasMessage(
            "Cannot use --tasks 3 with --cores 4: each task has as many cores as the others (use a"
                + " divisor)");
  }
}
