package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestLostExecutors {
  private static final String ABORTED =
      "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in stage 3.0 (TID 5) (10.0.0.7 executor 3): ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Command exited with code 137",
        "ExecutorLostFailure (executor 3 exited unrelated to the running tasks) Reason: Executor heartbeat timed out after 128308 ms",
        "Master removed our application: FAILED",
        "FetchFailed(BlockManagerId(1, 10.0.0.7, 7337, None), shuffleId=2, mapIndex=0, mapId=0, reduceId=1, message="
      })
  void areKnownByWhatSparkSays(String said) {
    assertThat(LostExecutors.areIn(new IllegalStateException(ABORTED + said))).isTrue();
    assertThat(LostExecutors.areIn(new IOException("x", new IOException(ABORTED + said)))).isTrue();
  }

  @Test
  void areNotWhatATaskItselfThrew() {
    String said = ABORTED + "java.lang.IllegalStateException: Cannot read photo 7";
    assertThat(LostExecutors.areIn(new IllegalStateException(said))).isFalse();
    assertThat(LostExecutors.areIn(new IOException((String) null))).isFalse();
  }

  @Test
  void wentForTheReasonThatSparkHeard() {
    String said =
        ABORTED
            + "ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding physical memory limits.\nDriver stacktrace:";
    assertThat(LostExecutors.reason(new IOException(said)))
        .isEqualTo("Container killed by YARN for exceeding physical memory limits.");
    assertThat(LostExecutors.reason(new IOException("?"))).isEqualTo("Spark does not say why");
  }
}
