package org.murmuration.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a call ends in a {@link Refusal} of one line. */
public final class Refused {
  private Refused() {}

  /** As an input or a model that cannot be used. */
  public static AbstractThrowableAssert<?, ? extends Throwable> input(ThrowingCallable call) {
    return as(Refusal.Kind.INPUT, call);
  }

  public static AbstractThrowableAssert<?, ? extends Throwable> settings(ThrowingCallable call) {
    return as(Refusal.Kind.SETTINGS, call);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> as(
      Refusal.Kind kind, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.getMessage().lines()).hasSize(1);
            });
  }
}
