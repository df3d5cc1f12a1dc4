package org.murmuration.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.Parameters;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.network.TailState;

class TestTailCheckpoint {
  private static final ParameterLayout SLOTS = ParameterLayout.ofHead(2, 3);
  private static final Epoch BEFORE = new Epoch(0, Double.NaN, 1.5, 0.25);

  @Test
  void comesBackAsItWas() throws IOException {
    InMemoryFolder folder = new InMemoryFolder();
    TailProgress progress =
        new TailProgress(
            TailProgress.FORMAT_VERSION,
            Map.of("seed", "1"),
            4,
            20,
            30.5,
            9,
            BEFORE,
            List.of(new Epoch(1, 1.2, 1.1, 0.5)));
    try (TailState state = TailState.of(Parameters.allocate(SLOTS), 9)) {
      fill(state, 0, 9, 0.5f);
      fill(state, 9, 9, 100);
      TailCheckpoint.write(state, progress, folder);
    }
    TailCheckpoint checkpoint = TailCheckpoint.open(folder);
    assertThat(checkpoint.progress()).isEqualTo(progress);
    try (TailState state = checkpoint.state(SLOTS)) {
      assertThat(state.length()).isEqualTo(18);
      assertThat(state.memory(8, 1).get()).isEqualTo(8.5f);
      assertThat(state.memory(9, 1).get()).isEqualTo(100);
      assertThat(state.memory(17, 1).get()).isEqualTo(108);
    }
  }

  private static void fill(TailState state, long offset, int length, float first) {
    FloatBuffer memory = state.memory(offset, length);
    for (int i = 0; i < length; i++) {
      memory.put(first + i);
    }
  }

  @Test
  void needsNoUpdater() throws IOException {
    InMemoryFolder folder = new InMemoryFolder();
    TailProgress progress =
        new TailProgress(TailProgress.FORMAT_VERSION, Map.of(), 0, 0, 0, 0, BEFORE, List.of());
    try (TailState state = TailState.of(Parameters.allocate(SLOTS), 0)) {
      TailCheckpoint.write(state, progress, folder);
    }
    try (TailState state = TailCheckpoint.open(folder).state(SLOTS)) {
      assertThat(state.updaterLength()).isZero();
    }
  }

  @Test
  void isNoneWithoutItsChecksums() {
    assertThatThrownBy(() -> TailCheckpoint.open(new InMemoryFolder()))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("SHA256SUMS");
  }
}
