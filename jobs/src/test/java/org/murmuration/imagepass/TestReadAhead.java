package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestReadAhead {
  private static Iterator<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList().iterator();
  }

  @Test
  void keepsTheOrderHoweverLongEachTakes() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    try (ReadAhead<Integer, Integer> read =
        new ReadAhead<>(numbers(100), number -> square(number, secondIsDone), 3, 8)) {
      List<Integer> squares = new ArrayList<>();
      read.forEachRemaining(squares::add);
      assertThat(squares).isEqualTo(IntStream.range(0, 100).map(i -> i * i).boxed().toList());
    }
  }

  /** The first number waits for the second, which only another thread can bring. */
  private static int square(int number, CountDownLatch secondIsDone) {
    if (number == 0) {
      awaitQuietly(secondIsDone);
    } else {
      secondIsDone.countDown();
    }
    return number * number;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesNoMoreFromItsSourceThanItMayHoldAtOneTime() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> source =
        IntStream.iterate(0, i -> i + 1).peek(i -> taken.incrementAndGet()).boxed().iterator();
    try (ReadAhead<Integer, Integer> read = new ReadAhead<>(source, number -> number, 2, 5)) {
      assertThat(read.next()).isZero();
      // A stream's iterator may take one more to answer hasNext.
      assertThat(taken.get()).isBetween(5, 6);
    }
  }

  @Test
  void passesOnWhatWentWrong() {
    try (ReadAhead<Integer, Integer> read =
        new ReadAhead<>(numbers(1), number -> Math.floorDiv(1, number), 1, 1)) {
      assertThatThrownBy(read::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Cannot read ahead")
          .hasCauseInstanceOf(ArithmeticException.class);
    }
  }
}
