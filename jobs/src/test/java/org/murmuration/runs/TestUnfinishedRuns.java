package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestUnfinishedRuns {
  @Test
  void namesTheRunThatALegIsOf() {
    UnfinishedRuns unfinished = new UnfinishedRuns(List.of("x.leg-00003", "x.leg-00004", "y"));
    assertThat(unfinished.folders()).isEqualTo("run=x.leg-00003, run=x.leg-00004, run=y");
    assertThat(unfinished.runIds()).isEqualTo("--run-id x, --run-id y");
  }

  @Test
  void namesSomeOfMany() {
    UnfinishedRuns unfinished = new UnfinishedRuns(List.of("a", "b", "c", "d", "e", "f"));
    assertThat(unfinished.folders()).endsWith("run=e, ...");
    assertThat(unfinished.runIds()).endsWith("--run-id e, ...");
  }
}
