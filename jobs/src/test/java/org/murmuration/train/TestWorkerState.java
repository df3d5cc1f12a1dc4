package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestWorkerState {
  @Test
  void averagesParametersAndUpdater() {
    WorkerState mean =
        WorkerState.mean(
            List.of(
                new WorkerState(new float[] {1, 2, 3}, new float[] {10, 0}),
                new WorkerState(new float[] {3, 4, 6}, new float[] {20, 1})));
    assertThat(mean.parameters()).containsExactly(2, 3, 4.5f);
    assertThat(mean.updater()).containsExactly(15, 0.5f);
  }

  @Test
  void leavesASingleWorkerAsItIs() {
    WorkerState mean =
        WorkerState.mean(List.of(new WorkerState(new float[] {0.1f}, new float[] {0.3f})));
    assertThat(mean.parameters()).containsExactly(0.1f);
    assertThat(mean.updater()).containsExactly(0.3f);
  }

  @Test
  void averagesAnUpdaterWithoutState() {
    WorkerState worker = new WorkerState(new float[] {1}, new float[0]);
    assertThat(WorkerState.mean(List.of(worker, worker)).updater()).isEmpty();
  }

  @Test
  void addsInDoublesSoThatSmallParametersAreNotLost() {
    WorkerState large = new WorkerState(new float[] {1e8f}, new float[0]);
    WorkerState small = new WorkerState(new float[] {1}, new float[0]);
    WorkerState opposite = new WorkerState(new float[] {-1e8f}, new float[0]);
    assertThat(WorkerState.mean(List.of(large, small, opposite)).parameters())
        .containsExactly(1f / 3);
  }
}
