package org.murmuration.finetune;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.serializer.KryoSerializer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.murmuration.machine.Pieces;
import org.murmuration.network.TailState;
import scala.Tuple2;
import scala.math.Ordering$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * How the states of workers, half a gigabyte each, are cut into slices that travel one by one. A
 * slice has the number {@code slice * workers + worker}, so that those to be averaged lie beside
 * each other in the order of workers.
 *
 * @param parameters floats of the parameters
 * @param updater floats that the updaters keep
 */
record StateSlices(long parameters, long updater, int workers) implements Serializable {
  private static final int FLOATS = 1 << 18;
  private static final int SLICES_A_PARTITION = 16;

  /** A slice lies in the parameters or in what the updaters keep, never in both. */
  private long ofParameters() {
    return Pieces.of(parameters, FLOATS);
  }

  long count() {
    return ofParameters() + Pieces.of(updater, FLOATS);
  }

  long offset(long slice) {
    return slice < ofParameters() ? slice * FLOATS : parameters + (slice - ofParameters()) * FLOATS;
  }

  int length(long slice) {
    long end = slice < ofParameters() ? parameters : parameters + updater;
    return (int) Math.min(FLOATS, end - offset(slice));
  }

  long slice(long number) {
    return number / workers;
  }

  private Tuple2<Long, float[]> read(TailState state, long slice, int worker) {
    float[] floats = new float[length(slice)];
    state.memory(offset(slice), floats.length).get(floats);
    return new Tuple2<>(slice * workers + worker, floats);
  }

  void write(TailState state, long slice, float[] floats) {
    state.memory(offset(slice), floats.length).put(floats);
  }

  /**
   * Brings slices that are to be averaged to one place, in the order of their numbers. Kryo writes
   * them, because Java's serialization holds on to the last 100 objects of each stream that it
   * writes ({@code spark.serializer.objectStreamReset}): to a whole state in each task's heap.
   */
  JavaRDD<Tuple2<Long, float[]>> gather(JavaPairRDD<Long, float[]> slices) {
    ClassTag<Long> number = ClassTag$.MODULE$.apply(Long.class);
    ClassTag<float[]> floats = ClassTag$.MODULE$.apply(float[].class);
    return new ShuffledRDD<>(slices.rdd(), new ByNumber(this), number, floats, floats)
        .setKeyOrdering(Ordering$.MODULE$.comparatorToOrdering(Comparator.<Long>naturalOrder()))
        .setSerializer(new KryoSerializer(slices.context().getConf()))
        .toJavaRDD();
  }

  private static final class ByNumber extends Partitioner {
    private final StateSlices slices;

    private ByNumber(StateSlices slices) {
      this.slices = slices;
    }

    @Override
    public int numPartitions() {
      return (int) Pieces.of(slices.count(), SLICES_A_PARTITION);
    }

    @Override
    public int getPartition(Object number) {
      return (int) (slices.slice((Long) number) / SLICES_A_PARTITION);
    }
  }

  /** Runs on executors, in the task that trained: its state becomes slices, one at a time. */
  static final class Cut
      implements PairFlatMapFunction<Iterator<ParameterAveragingTrainingResult>, Long, float[]> {
    private final StateSlices slices;
    private final StepSums sums;

    Cut(StateSlices slices, StepSums sums) {
      this.slices = slices;
      this.sums = sums;
    }

    @Override
    public Iterator<Tuple2<Long, float[]>> call(Iterator<ParameterAveragingTrainingResult> one) {
      TailWorker.Result result = (TailWorker.Result) one.next();
      TailState state = result.state();
      int worker = TaskContext.getPartitionId();
      sums.add(worker, result.sum());
      return LongStream.range(0, slices.count())
          .mapToObj(slice -> slices.read(state, slice, worker))
          .iterator();
    }
  }
}
