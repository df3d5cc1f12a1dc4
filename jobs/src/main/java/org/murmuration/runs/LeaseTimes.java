package org.murmuration.runs;

/**
 * How a lease lives.
 *
 * @param lifeMillis for which it counts unless it is renewed
 * @param renewMillis after which it is renewed
 * @param settleMillis after which of several that took it at once only the last one has it; what is
 *     half written is whole by then
 */
record LeaseTimes(long lifeMillis, long renewMillis, long settleMillis) {
  static final LeaseTimes USUAL = new LeaseTimes(120_000, 20_000, 500);

  /** In which whoever holds it renews it, if that process lives; one or two renewals may fail. */
  long watchMillis() {
    return 3 * renewMillis;
  }
}
