package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class TestHostMemory {
  @Test
  void isTheArraysOwn() {
    try (INDArray array = Nd4j.create(DataType.FLOAT, 2, 3)) {
      HostMemory.of(array).put(4, 7);
      assertThat(array.sumNumber().floatValue()).isEqualTo(7);
      array.addi(1);
      assertThat(HostMemory.of(array).get(4)).isEqualTo(8);
    }
  }
}
