package org.murmuration.evaluate;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.table.LocatedExample;
import scala.Tuple2;

/**
 * Runs on executors: finds for each image those most like it among others, by comparing it with all
 * of them.
 */
final class NeighbourSearch
    implements PairFlatMapFunction<Tuple2<ExampleBlock, ExampleBlock>, Spot, Neighbours> {
  /**
   * The result is kept until the caller unpersists it; {@code tests} should be the fewer, as each
   * block of {@code trains} is held against all of them.
   */
  static JavaPairRDD<Spot, Neighbours> of(
      JavaRDD<LocatedExample> tests, JavaRDD<LocatedExample> trains, int cores) {
    // The inner side of a product is read again for each element of the outer.
    JavaRDD<ExampleBlock> inner =
        tests.coalesce(1).mapPartitions(new BlockCutting()).persist(StorageLevel.DISK_ONLY());
    JavaPairRDD<Spot, Neighbours> found =
        trains
            .coalesce(cores)
            .mapPartitions(new BlockCutting())
            .cartesian(inner)
            .flatMapToPair(new NeighbourSearch())
            .reduceByKey(Neighbours::plus, cores)
            .persist(StorageLevel.MEMORY_AND_DISK());
    found.count();
    inner.unpersist();
    return found;
  }

  @Override
  public Iterator<Tuple2<Spot, Neighbours>> call(Tuple2<ExampleBlock, ExampleBlock> blocks) {
    ExampleBlock trains = blocks._1();
    ExampleBlock tests = blocks._2();
    return IntStream.range(0, tests.rows())
        .mapToObj(row -> neighbours(row, tests, trains))
        .iterator();
  }

  private static Tuple2<Spot, Neighbours> neighbours(
      int row, ExampleBlock tests, ExampleBlock trains) {
    return new Tuple2<>(
        tests.spots().get(row), Neighbours.among(trains.spots(), tests.similarities(row, trains)));
  }
}
