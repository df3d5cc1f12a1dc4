package org.murmuration.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDaemonThreads {
  @Test
  void haveTheirNameAndKeepNoProcessAlive() {
    Thread thread = new DaemonThreads("read-ahead").newThread(() -> {});
    assertThat(thread.getName()).isEqualTo("read-ahead");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.isAlive()).isFalse();
  }
}
