package org.murmuration.legs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.FutureAction;
import org.apache.spark.rdd.RDD;
import org.murmuration.cluster.LostExecutors;
import org.murmuration.cluster.ScalaLists;
import org.murmuration.imagepass.Chunk;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.ChunkParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Function0;
import scala.Function2;
import scala.runtime.BoxedUnit;

/**
 * The job that Spark runs for a leg, a task a chunk. Where executors were lost and not the work was
 * at fault, the chunks that are not done are tried in a job again.
 */
final class LegJob {
  private static final Logger LOG = LoggerFactory.getLogger(LegJob.class);

  /** Jobs in a row that end without a chunk more. */
  private static final int MOST_IN_VAIN = 3;

  private final RDD<Chunk> ofRun;
  private final ChunkTask task;
  private final List<Chunk> chunks;
  private final Map<Integer, ChunkParts> done = new ConcurrentSkipListMap<>();
  private FutureAction<?> action;

  /**
   * @param ofRun chunks of the run, one a partition
   * @param chunks of this leg
   */
  LegJob(RDD<Chunk> ofRun, ChunkTask task, List<Chunk> chunks) {
    this.ofRun = ofRun;
    this.task = task;
    this.chunks = chunks;
  }

  int size() {
    return chunks.size();
  }

  /** Lets Spark begin, and returns. */
  void submit() {
    List<Object> due =
        chunks.stream()
            .map(Chunk::number)
            .filter(number -> !done.containsKey(number))
            .map(Object.class::cast)
            .toList();
    // By its own number: Spark counts the results of each job from 0.
    Function2<Object, ChunkParts, BoxedUnit> keep =
        (place, parts) -> {
          done.put(parts.chunk(), parts);
          return BoxedUnit.UNIT;
        };
    Function0<BoxedUnit> nothing = () -> BoxedUnit.UNIT;
    action =
        (FutureAction<?>)
            ScalaLists.call(
                ofRun.sparkContext(), "submitJob", ofRun, task, ScalaLists.of(due), keep, nothing);
  }

  /**
   * What all its chunks became, in their order.
   *
   * @throws Refusal (temporary) if executors are lost again and again
   */
  List<ChunkParts> await() {
    int inVain = 0;
    while (true) {
      int before = done.size();
      try {
        action.get();
        return all();
      } catch (Exception e) {
        // Exception, because Scala throws checked ones that no signature names.
        Throwable why = e.getCause() == null ? e : e.getCause();
        if (!LostExecutors.areIn(why) || ofRun.sparkContext().isStopped()) {
          throw why instanceof RuntimeException known
              ? known
              : new IllegalStateException(why.getMessage(), why);
        }
        inVain = done.size() > before ? 0 : inVain + 1;
        requireHope(inVain, why);
        LOG.warn(
            "Executors were lost ({}): {} of the leg's {} pieces are tried again",
            LostExecutors.reason(why),
            size() - done.size(),
            size());
        submit();
      }
    }
  }

  private List<ChunkParts> all() {
    List<Integer> numbers = chunks.stream().map(Chunk::number).toList();
    if (!List.copyOf(done.keySet()).equals(numbers)) {
      throw new IllegalStateException(
          "Pieces %s of a leg were to be done, %s are".formatted(numbers, done.keySet()));
    }
    return List.copyOf(done.values());
  }

  private static void requireHope(int inVain, Throwable why) {
    if (inVain >= MOST_IN_VAIN) {
      throw Refusal.temporary(
          "Cannot go on: executors were lost %d times in a row before any of them was done with its images: %s (run the command again: what was committed stays)"
              .formatted(inVain, LostExecutors.reason(why)),
          why);
    }
  }

  void cancel() {
    action.cancel();
  }
}
