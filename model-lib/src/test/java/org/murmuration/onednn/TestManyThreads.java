package org.murmuration.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.ImageBatch;
import org.murmuration.network.SmallNetworks;

class TestManyThreads {
  private static final int ROUNDS = 200;
  private static final int BATCH = 5;
  private static final long MEGABYTE = 1 << 20;

  private static final CutPlans PLAN = TestOnednnPass.plan(SmallNetworks.vgg11(), "fc2");

  private static final List<float[]> IMAGES = drawn(16 + BATCH);

  private static List<float[]> drawn(int count) {
    Random random = new Random(3);
    return IntStream.range(0, count)
        .mapToObj(i -> SmallNetworks.image(PLAN.architecture().input(), random))
        .toList();
  }

  /** A batch of images of which the first has that number. */
  private static float[][] run(OnednnPass pass, int first) {
    try (ImageBatch batch = new ImageBatch(pass.input(), BATCH)) {
      IMAGES.subList(first % 16, first % 16 + BATCH).forEach(batch::add);
      return pass.run(batch);
    }
  }

  /** From 2 to 16 threads that come and go, each on batches of its own. */
  private static void rounds(OnednnPass pass, int count) throws Exception {
    List<float[][]> alone = new ArrayList<>();
    for (int first = 0; first < 16; first++) {
      alone.add(run(pass, first));
    }
    for (int round = 0; round < count; round++) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int task = 0; task < 2 + round % 15; task++) {
        int first = (round + task) % alone.size();
        tasks.add(() -> Arrays.deepEquals(run(pass, first), alone.get(first)));
      }
      assertThat(results(tasks)).as("round " + round).containsOnly(true);
    }
  }

  private static List<Boolean> results(List<Callable<Boolean>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void giveTheSameBitsOnOneNetworkWhereverAndHoweverOften() throws Exception {
    try (Parameters parameters = TestOnednnPass.drawn(PLAN.slots(), 7);
        OnednnPass pass = OnednnPass.of(FrozenLayers.of(PLAN), parameters)) {
      rounds(pass, ROUNDS);
    }
  }

  @Test
  void leaveNothingBehindWhenNetworksFollowEachOther() throws Exception {
    networks(10);
    long before = Pointer.totalBytes();
    long resident = Pointer.physicalBytes();
    networks(100);
    assertThat(Pointer.totalBytes() - before).as("bytes").isLessThan(10_000);
    assertThat(Pointer.physicalBytes() - resident).isLessThan(32 * MEGABYTE);
  }

  private static void networks(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      try (Parameters parameters = TestOnednnPass.drawn(PLAN.slots(), i);
          OnednnPass pass = OnednnPass.of(FrozenLayers.of(PLAN), parameters)) {
        rounds(pass, 1);
      }
    }
  }

  @Test
  void mayStillRunWhenItIsClosedAndFreeItThen() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Parameters parameters = TestOnednnPass.drawn(PLAN.slots(), 7)) {
      OnednnPass pass = OnednnPass.of(FrozenLayers.of(PLAN), parameters);
      List<Future<Integer>> running = new ArrayList<>();
      for (int task = 0; task < 4; task++) {
        running.add(threads.submit(() -> untilClosed(pass)));
      }
      Thread.sleep(50);
      pass.close();
      for (Future<Integer> task : running) {
        assertThat(task.get()).isPositive();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static int untilClosed(OnednnPass pass) {
    for (int runs = 1; ; runs++) {
      try {
        run(pass, runs);
      } catch (IllegalStateException e) {
        return runs;
      }
    }
  }
}
