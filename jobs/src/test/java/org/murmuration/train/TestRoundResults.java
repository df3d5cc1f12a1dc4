package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.Refused;
import org.murmuration.label.LabelSet;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.training.Optimizer;

class TestRoundResults {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow"));

  @Test
  void areParametersAndTheirMomentum() {
    SoftmaxHead head = new SoftmaxHead(10, new HiddenLayers(List.of(4)), LABELS);
    assertThat(RoundResults.of(head, Optimizer.MOMENTUM.updater(0.5), 3))
        .isEqualTo(new RoundResults(3, 4 * 2 * (10 * 4 + 4 + 4 * 2 + 2)));
    assertThat(RoundResults.of(head, Optimizer.SGD.updater(0.5), 3).bytesAWorker())
        .isEqualTo(4 * (10 * 4 + 4 + 4 * 2 + 2));
  }

  @Test
  void areRefusedAboveSparksLimitWithAllNumbers() {
    long limit = RoundResults.mostBytes(new SparkConf(false));
    RoundResults results = new RoundResults(9, 128 << 20);
    Refused.settings(() -> results.requireAtMost(limit))
        .hasMessage(
            "Cannot train: 9 workers send 128.0 MiB each to the driver after a round, spark.driver.maxResultSize of 1024.0 MiB is less (lower --hidden or --workers, or raise it and the driver's memory)");
    assertThatCode(() -> new RoundResults(8, 128 << 20).requireAtMost(limit))
        .doesNotThrowAnyException();
    SparkConf unlimited = new SparkConf(false).set("spark.driver.maxResultSize", "0");
    assertThatCode(() -> results.requireAtMost(RoundResults.mostBytes(unlimited)))
        .doesNotThrowAnyException();
  }
}
