package org.murmuration.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Round numbers along an axis from 0: steps of 1, 2 or 5 times a power of ten.
 *
 * @param step the distance of two ticks
 * @param end the first tick that is not below the largest value
 */
record Ticks(double step, double end) {
  private static final int STEPS = 5;

  /** Ticks that reach {@code largest}; up to 1 if it is not a positive number. */
  static Ticks upTo(double largest) {
    double reach = Double.isFinite(largest) && largest > 0 ? largest : 1;
    double power = Math.pow(10, Math.floor(Math.log10(reach / STEPS)));
    double rough = reach / STEPS / power;
    double step = power * (rough <= 1 ? 1 : rough <= 2 ? 2 : rough <= 5 ? 5 : 10);
    return new Ticks(step, step * Math.ceil(reach / step - 1e-9));
  }

  List<Double> values() {
    return IntStream.rangeClosed(0, (int) Math.round(end / step)).mapToObj(i -> i * step).toList();
  }

  /** A tick with as many decimals as the step needs. */
  String text(double value) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return NumberFormats.decimals(value, digits);
  }
}
