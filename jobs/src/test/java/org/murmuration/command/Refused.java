package org.murmuration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.murmuration.refusal.Refusal;

/** Asserts that a call ends in a {@link Refusal} of one line. */
public final class Refused {
  private Refused() {}

  public static AbstractThrowableAssert<?, ? extends Throwable> quality(ThrowingCallable call) {
    return as(Refusal.Kind.QUALITY, call);
  }

  public static AbstractThrowableAssert<?, ? extends Throwable> settings(ThrowingCallable call) {
    return as(Refusal.Kind.SETTINGS, call);
  }

  public static AbstractThrowableAssert<?, ? extends Throwable> input(ThrowingCallable call) {
    return as(Refusal.Kind.INPUT, call);
  }

  public static AbstractThrowableAssert<?, ? extends Throwable> conflict(ThrowingCallable call) {
    return as(Refusal.Kind.CONFLICT, call);
  }

  public static AbstractThrowableAssert<?, ? extends Throwable> temporary(ThrowingCallable call) {
    return as(Refusal.Kind.TEMPORARY, call);
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
