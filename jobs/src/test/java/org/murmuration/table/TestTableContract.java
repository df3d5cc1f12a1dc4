package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.murmuration.job.Refused;

class TestTableContract {
  private static final SplitRule SPLIT = new SplitRule(1, 0.1, 0.2);
  private static final TableContract CONTRACT =
      new TableContract(1, "abc", "vgg16", true, "fc2", "average", 4096, "caffe", SPLIT);

  @Test
  void agreesWithItself() {
    TableContract same =
        new TableContract(
            1, "abc", "vgg16", true, "fc2", "average", 4096, "caffe", new SplitRule(1, 0.1, 0.2));
    assertThatCode(() -> CONTRACT.requireSame(same, "table")).doesNotThrowAnyException();
  }

  @Test
  void namesTheOneDifferenceWithBothValues() {
    TableContract other =
        new TableContract(1, "abc", "vgg16", true, "fc1", "average", 4096, "caffe", SPLIT);
    Refused.conflict(() -> CONTRACT.requireSame(other, "hdfs://host/table"))
        .hasMessage(
            "Cannot write to table hdfs://host/table: it was made otherwise: cut is fc2, this run has fc1 (name another table)");
  }

  @Test
  void namesEachDifferenceWithBothValues() {
    SplitRule split = new SplitRule(2, 0.1, 0.2);
    TableContract other =
        new TableContract(2, "def", "vgg19", false, "fc1", "flatten", 64, "torchvision", split);
    Refused.conflict(() -> CONTRACT.requireSame(other, "table"))
        .hasMessageContainingAll(
            "format version is 1, this run has 2",
            "network is abc, this run has def",
            "cut is fc2, this run has fc1",
            "pooling is average, this run has flatten",
            "width is 4096, this run has 64",
            "pre-processing is caffe, this run has torchvision",
            "split is %s, this run has %s".formatted(SPLIT, split));
  }
}
