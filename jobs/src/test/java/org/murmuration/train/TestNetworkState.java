package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestNetworkState {
  @Test
  void averagesParametersAndUpdater() {
    NetworkState mean =
        NetworkState.mean(
            List.of(
                new NetworkState(7, new float[] {1, 2, 3}, new float[] {10, 0}),
                new NetworkState(7, new float[] {3, 4, 6}, new float[] {20, 1})));
    assertThat(mean.parameters()).containsExactly(2, 3, 4.5f);
    assertThat(mean.updater()).containsExactly(15, 0.5f);
  }

  @Test
  void leavesASingleWorkerAsItIs() {
    NetworkState mean =
        NetworkState.mean(List.of(new NetworkState(7, new float[] {0.1f}, new float[] {0.3f})));
    assertThat(mean.parameters()).containsExactly(0.1f);
    assertThat(mean.updater()).containsExactly(0.3f);
  }

  @Test
  void averagesAnUpdaterWithoutState() {
    NetworkState worker = new NetworkState(7, new float[] {1}, new float[0]);
    assertThat(NetworkState.mean(List.of(worker, worker)).updater()).isEmpty();
  }

  @Test
  void addsInDoublesSoThatSmallParametersAreNotLost() {
    NetworkState large = new NetworkState(7, new float[] {1e8f}, new float[0]);
    NetworkState small = new NetworkState(7, new float[] {1}, new float[0]);
    NetworkState opposite = new NetworkState(7, new float[] {-1e8f}, new float[0]);
    assertThat(NetworkState.mean(List.of(large, small, opposite)).parameters())
        .containsExactly(1f / 3);
  }
}
