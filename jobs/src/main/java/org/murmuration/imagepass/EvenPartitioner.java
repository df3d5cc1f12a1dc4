package org.murmuration.imagepass;

import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.murmuration.machine.Pieces;
import scala.Tuple2;

/** Cuts an order into equal pieces: what has place n in it goes to piece n / (places each). */
final class EvenPartitioner extends Partitioner {
  private final int count;
  private final long placesEach;

  EvenPartitioner(long places, long placesEach) {
    this.count = (int) Math.max(1, Pieces.of(places, placesEach));
    this.placesEach = placesEach;
  }

  long placesEach() {
    return placesEach;
  }

  /** Puts elements in the order of their names and cuts it; a piece becomes a partition. */
  <T> JavaRDD<T> cut(JavaRDD<T> elements, Function<T, String> name) {
    return elements
        .sortBy(name, true, elements.getNumPartitions())
        .zipWithIndex()
        .mapToPair(Tuple2::swap)
        .repartitionAndSortWithinPartitions(this)
        .values();
  }

  @Override
  public int numPartitions() {
    return count;
  }

  @Override
  public int getPartition(Object place) {
    // A lost piece of a listing is listed anew, and may then hold more than was counted.
    return (int) Math.min((Long) place / placesEach, count - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EvenPartitioner that
        && count == that.count
        && placesEach == that.placesEach;
  }

  @Override
  public int hashCode() {
    return 31 * count + Long.hashCode(placesEach);
  }
}
