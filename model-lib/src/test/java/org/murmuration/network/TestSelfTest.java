package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
  void tellsWhatALibraryThatFailsSaid() {
    assertThat(
            Fallback.words(
                new ExceptionInInitializerError(new UnsatisfiedLinkError("no jnidnnl\nin path"))))
        .isEqualTo("no jnidnnl");
    assertThat(Fallback.words(new IllegalStateException())).isEqualTo("it gives no reason");
  }
}
