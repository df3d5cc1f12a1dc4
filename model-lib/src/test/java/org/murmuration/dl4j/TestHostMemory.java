package org.murmuration.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
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

  @Test
  void becomesAnArrayThatIsNoCopyAndLeavesItToItsOwner() {
    FloatBuffer memory =
        ByteBuffer.allocateDirect(6 * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    memory.put(new float[] {1, 2, 3, 4, 5, 6}).rewind();
    try (INDArray array = HostMemory.over(memory.asReadOnlyBuffer(), 2, 3)) {
      assertThat(array.data().pointer().address()).isEqualTo(new FloatPointer(memory).address());
      assertThat(array.dataType()).isEqualTo(DataType.FLOAT);
      assertThat(array.getFloat(1, 0)).isEqualTo(4);
      assertThat(array.sumNumber().floatValue()).isEqualTo(21);
    }
    float[] after = new float[6];
    memory.get(after);
    assertThat(after).containsExactly(1, 2, 3, 4, 5, 6);
  }
}
