package org.murmuration.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.imagepass.FakeNetwork;
import org.murmuration.refusal.Refusal;

class TestSharedNetwork {
  private static final int TASKS = 8;

  private final FakeNetwork old = new FakeNetwork();
  private final FakeNetwork young = new FakeNetwork();

  @AfterEach
  void closeAll() {
    SharedNetwork.closeIdle();
  }

  @Test
  void isBuiltOnceForAllTasksThatBorrowAtOnce() throws Exception {
    AtomicInteger builds = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(TASKS);
    Callable<SharedNetwork.Loan> task =
        () -> {
          start.await(10, TimeUnit.SECONDS);
          return SharedNetwork.borrow(
              "shared",
              () -> {
                builds.incrementAndGet();
                return old;
              });
        };
    List<SharedNetwork.Loan> loans = inThreads(task);
    assertThat(builds).hasValue(1);
    assertThat(loans).hasSize(TASKS).allSatisfy(loan -> assertThat(loan.network()).isSameAs(old));
    loans.forEach(SharedNetwork.Loan::close);
    assertThat(old.timesClosed()).isZero();
    SharedNetwork.closeIdle();
    assertThat(old.timesClosed()).isEqualTo(1);
  }

  private static List<SharedNetwork.Loan> inThreads(Callable<SharedNetwork.Loan> task)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(TASKS);
    try {
      List<Future<SharedNetwork.Loan>> running = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        running.add(threads.submit(task));
      }
      List<SharedNetwork.Loan> loans = new ArrayList<>();
      for (Future<SharedNetwork.Loan> loan : running) {
        loans.add(loan.get(10, TimeUnit.SECONDS));
      }
      return loans;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void staysForTheNextTaskOfTheStage() {
    SharedNetwork.borrow("old", () -> old).close();
    try (SharedNetwork.Loan loan = SharedNetwork.borrow("old", FakeNetwork::new)) {
      assertThat(loan.network()).isSameAs(old);
      assertThat(old.timesClosed()).isZero();
    }
  }

  @Test
  void isClosedWhenNoTaskComesForAWhile() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    SharedNetwork shared = new SharedNetwork(Duration.ofMillis(20));
    shared.lend("old", () -> closing(closed)).close();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    try (SharedNetwork.Loan loan = shared.lend("old", () -> young)) {
      assertThat(loan.network()).isSameAs(young);
    }
  }

  private static FrozenPass closing(CountDownLatch closed) {
    return new FrozenPass() {
      @Override
      public ImageShape input() {
        return FakeNetwork.INPUT;
      }

      @Override
      public List<Integer> widths() {
        return List.of();
      }

      @Override
      public List<float[][]> runAll(ImageBatch batch) {
        return List.of();
      }

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }

  @Test
  void staysAsLongAsATaskUsesIt() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    SharedNetwork shared = new SharedNetwork(Duration.ofMillis(1));
    SharedNetwork.Loan first = shared.lend("old", () -> closing(closed));
    SharedNetwork.Loan second = shared.lend("old", FakeNetwork::new);
    first.close();
    assertThat(closed.await(50, TimeUnit.MILLISECONDS)).isFalse();
    second.close();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void makesRoomForAnotherNetwork() {
    SharedNetwork.borrow("old", () -> old).close();
    try (SharedNetwork.Loan loan =
        SharedNetwork.borrow(
            "young",
            () -> {
              assertThat(old.timesClosed()).isEqualTo(1);
              return young;
            })) {
      assertThat(loan.network()).isSameAs(young);
    }
  }

  @Test
  void isNotClosedUnderATaskThatUsesIt() {
    SharedNetwork.Loan ofOld = SharedNetwork.borrow("old", () -> old);
    SharedNetwork.Loan ofYoung = SharedNetwork.borrow("young", () -> young);
    SharedNetwork.closeIdle();
    assertThat(old.timesClosed()).isZero();
    assertThat(young.timesClosed()).isZero();
    ofOld.close();
    ofYoung.close();
  }

  @Test
  void isClosedAsSoonAsNoTaskUsesItOnceThereIsAnother() {
    SharedNetwork.Loan ofOld = SharedNetwork.borrow("old", () -> old);
    try (SharedNetwork.Loan ofYoung = SharedNetwork.borrow("young", () -> young)) {
      ofOld.close();
      assertThat(old.timesClosed()).isEqualTo(1);
      assertThat(ofYoung.network()).isSameAs(young);
    }
    assertThat(young.timesClosed()).isZero();
  }

  @Test
  void isClosedOnce() {
    SharedNetwork.borrow("old", () -> old).close();
    SharedNetwork.closeIdle();
    SharedNetwork.closeIdle();
    assertThat(old.timesClosed()).isEqualTo(1);
  }

  @Test
  void isBuiltAnewAfterABuildThatFailed() {
    FileNotFoundException gone = new FileNotFoundException("model.safetensors");
    assertThatThrownBy(
            () ->
                SharedNetwork.borrow(
                    "old",
                    () -> {
                      throw gone;
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("model.safetensors")
        .hasCause(gone);
    try (SharedNetwork.Loan loan = SharedNetwork.borrow("old", () -> old)) {
      assertThat(loan.network()).isSameAs(old);
    }
  }

  @Test
  void passesARefusalOn() {
    assertThatThrownBy(
            () ->
                SharedNetwork.borrow(
                    "old",
                    () -> {
                      throw Refusal.temporary("Cannot use the broadcast network", null);
                    }))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot use the broadcast network");
  }
}
