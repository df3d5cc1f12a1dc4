package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestSchedule {
  private static final double LAST = 0.001;

  @Test
  void aConstantRateStaysWhatItIs() {
    assertThat(shares(Schedule.CONSTANT, 5)).containsOnly(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Schedule.class,
      names = {"STEP", "EXPONENTIAL", "COSINE"})
  void othersFallFromOneToTheShareThatIsToBeLeft(Schedule schedule) {
    double[] shares = shares(schedule, 40);
    assertThat(shares[0]).isEqualTo(1);
    assertThat(shares[39]).isEqualTo(LAST, within(1e-12));
    for (int i = 1; i < shares.length; i++) {
      assertThat(shares[i]).isLessThanOrEqualTo(shares[i - 1]);
    }
    assertThat(shares(schedule, 1)).containsExactly(1);
  }

  @Test
  void stepsAreFourLevels() {
    assertThat(shares(Schedule.STEP, 8))
        .containsExactly(new double[] {1, 1, .1, .1, .01, .01, .001, .001}, within(1e-12));
  }

  @Test
  void exponentialIsTheSameShareEachEpoch() {
    assertThat(shares(Schedule.EXPONENTIAL, 4))
        .containsExactly(new double[] {1, .1, .01, .001}, within(1e-12));
  }

  @Test
  void cosineIsHalfWayDownInTheMiddle() {
    assertThat(shares(Schedule.COSINE, 3)[1]).isEqualTo((1 + LAST) / 2, within(1e-12));
  }

  private static double[] shares(Schedule schedule, int epochs) {
    return IntStream.rangeClosed(1, epochs)
        .mapToDouble(epoch -> schedule.share(epoch, epochs, LAST))
        .toArray();
  }
}
