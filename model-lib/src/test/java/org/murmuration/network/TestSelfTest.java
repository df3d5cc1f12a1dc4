package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.Precision;

class TestSelfTest {
  private static List<float[][]> rows(float... row) {
    return List.<float[][]>of(new float[][] {row});
  }

  @Test
  void passesWhatDiffersByRounding() {
    assertThat(new SelfTest(rows(100, 0), rows(100.005f, 0.005f)).fault()).isEmpty();
    assertThat(new SelfTest(rows(0, 0), rows(0, 0)).fault()).as("a dead network").isEmpty();
  }

  @Test
  void saysByHowMuchOtherValuesDiffer() {
    assertThat(new SelfTest(rows(100, 0), rows(100, 0.05f)).fault())
        .hasValue(
            "oneDNN differs from the graph by 5.0e-04 on a test image, at most 1.0e-04 is allowed");
    assertThat(new SelfTest(rows(1, 0), rows(1, Float.NaN)).fault()).isPresent();
    assertThat(new SelfTest(rows(0, 0), rows(0, 1e-9f)).fault()).isPresent();
  }

  @Test
  void wantsOnlyTheSameDirectionOfFewerBits() {
    assertThat(new SelfTest(rows(100, 0), rows(90, 10)).fault(Precision.INT8)).isEmpty();
    assertThat(new SelfTest(rows(0, 0), rows(0, 0)).fault(Precision.INT8)).isEmpty();
    assertThat(new SelfTest(rows(1, 0), rows(0, 1)).fault(Precision.INT8))
        .hasValue(
            "int8 has a cosine of 0.000 to the graph on a test image, at least 0.9 is needed");
    assertThat(new SelfTest(rows(1, 0), rows(Float.NaN, 1)).fault(Precision.BFLOAT16)).isPresent();
  }

  @Test
  void tellsWhatALibraryThatFailsSaid() {
    assertThat(
            Fallback.words(
                new ExceptionInInitializerError(new UnsatisfiedLinkError("no jnidnnl\nin path"))))
        .isEqualTo("no jnidnnl");
    assertThat(Fallback.words(new IllegalStateException())).isEqualTo("it gives no reason");
  }
}
