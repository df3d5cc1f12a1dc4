package org.murmuration.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.Chunk;

/**
 * Ten million images on a hundred nodes, one of which is lost every ten minutes: a simulation with
 * the legs that a run would have. {@code deploy/SIZING.md} has what it says.
 */
final class TestNight {
  private static final int IMAGES = 10_000_000;
  private static final int NODES = 100;

  /** As a pass over so many images has them. */
  private static final int CHUNK = 1024;

  /** Of VGG16 up to fc2, as measured. */
  private static final double IMAGES_A_SECOND_AND_CORE = 7;

  private static final double LOST_EVERY_SECONDS = 600;

  /** Until another machine has Spark and the network. */
  private static final double REPLACED_AFTER_SECONDS = 300;

  /** Of a leg: moving its folder, and writing its manifest. */
  private static final double COMMIT_SECONDS = 10;

  /** What a night was. */
  private record Night(double seconds, long computed, int lost, int legs) {
    double again() {
      return (double) (computed - IMAGES) / IMAGES;
    }
  }

  /** A task on a core of a node. */
  private record Task(int chunk, int node, double start, double end) {}

  /** A run, event by event. */
  private static final class Simulation {
    private final int cores;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Chunk> chunks =
        IntStream.range(0, (IMAGES + CHUNK - 1) / CHUNK)
            .mapToObj(n -> new Chunk(n, "", Math.min(CHUNK, IMAGES - n * CHUNK), 0))
            .toList();
    private final LegPlan plan;
    private final Deque<Integer> due = new ArrayDeque<>();
    private final List<int[]> open = new ArrayList<>();
    private final PriorityQueue<Task> running =
        new PriorityQueue<>((first, second) -> Double.compare(first.end, second.end));
    private final double[] upFrom = new double[NODES];
    private final int[] busy = new int[NODES];
    private final boolean[] done = new boolean[chunks.size()];
    private int begun;
    private int legs;
    private int lost;
    private long images;
    private double computed;
    private double now;

    Simulation(int coresOfANode) {
      this.cores = coresOfANode;
      this.plan = new LegPlan(CommitEvery.DEFAULT, NODES * coresOfANode);
    }

    Night go() {
      double nextLoss = LOST_EVERY_SECONDS;
      while (images < IMAGES) {
        endLegs();
        beginLegs();
        deal();
        Task next = running.peek();
        if (next == null || next.end > nextLoss) {
          now = nextLoss;
          lose(random.nextInt(NODES));
          nextLoss += LOST_EVERY_SECONDS;
        } else {
          end(running.poll());
        }
      }
      return new Night(now + COMMIT_SECONDS, Math.round(computed), lost, legs);
    }

    private void endLegs() {
      open.removeIf(leg -> IntStream.range(leg[0], leg[1]).allMatch(chunk -> done[chunk]));
    }

    private void beginLegs() {
      while (begun < chunks.size()
          && plan.wantsAnother(open.stream().map(leg -> leg[1] - leg[0]).toList())) {
        int size = plan.chunks(chunks.subList(begun, chunks.size()), images, now);
        open.add(new int[] {begun, begun + size});
        IntStream.range(begun, begun + size).forEach(due::add);
        begun += size;
        legs++;
      }
    }

    private void deal() {
      for (int node = 0; node < NODES; node++) {
        while (upFrom[node] <= now && busy[node] < cores && !due.isEmpty()) {
          int chunk = due.poll();
          // Images are not alike, and nor are machines.
          double seconds = size(chunk) / IMAGES_A_SECOND_AND_CORE * random.nextDouble(0.8, 1.2);
          running.add(new Task(chunk, node, now, now + seconds));
          busy[node]++;
        }
      }
    }

    private int size(int chunk) {
      return chunks.get(chunk).images();
    }

    private void end(Task task) {
      now = task.end;
      busy[task.node]--;
      done[task.chunk] = true;
      images += size(task.chunk);
      computed += size(task.chunk);
    }

    private void lose(int node) {
      lost++;
      upFrom[node] = now + REPLACED_AFTER_SECONDS;
      busy[node] = 0;
      for (Task task : List.copyOf(running)) {
        if (task.node == node) {
          running.remove(task);
          due.addFirst(task.chunk);
          computed += size(task.chunk) * (now - task.start) / (task.end - task.start);
        }
      }
    }
  }

  @Test
  void onNodesOfEightCoresIsHalfAnHour() {
    Night night = new Simulation(8).go();
    assertThat(night.seconds() / 3600).as("hours").isCloseTo(0.55, within(0.01));
    assertThat(night.lost()).as("nodes").isEqualTo(3);
    assertThat(night.again()).as("share done twice").isCloseTo(0.0008, within(0.0001));
    assertThat(night.legs()).isEqualTo(101);
  }

  @Test
  void onNodesOfOneCoreIsFourHoursAndALittleIsDoneTwice() {
    Night night = new Simulation(1).go();
    assertThat(night.seconds() / 3600).as("hours").isCloseTo(4.00, within(0.01));
    assertThat(night.lost()).as("nodes").isEqualTo(24);
    assertThat(night.again()).as("share done twice").isCloseTo(0.0011, within(0.0001));
    assertThat(night.legs()).isEqualTo(101);
  }
}
