package org.murmuration.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.seen.Digests;
import org.murmuration.seen.SeenFor;
import org.murmuration.seen.SeenImages;
import org.murmuration.seen.SeenPart;

/** Runs on executors: which images some examples are of, so that a head remembers them. */
public final class SeenExamples implements FlatMapFunction<Iterator<String>, Digests> {
  private final long images;

  private SeenExamples(long images) {
    this.images = images;
  }

  /**
   * @param training ids of the images that are learnt from
   * @param validation ids of those that are watched
   */
  public static SeenImages of(JavaRDD<String> training, JavaRDD<String> validation) {
    List<SeenPart> parts = new ArrayList<>();
    parts.add(part(SeenFor.TRAINING, training));
    parts.add(part(SeenFor.VALIDATION, validation));
    return new SeenImages(parts);
  }

  private static SeenPart part(SeenFor what, JavaRDD<String> ids) {
    long images = ids.distinct().count();
    Digests digests =
        images == 0
            ? Digests.of(0)
            : ids.mapPartitions(new SeenExamples(images)).treeReduce(Digests::addAll);
    return new SeenPart(what, images, digests);
  }

  @Override
  public Iterator<Digests> call(Iterator<String> ids) {
    Digests digests = Digests.of(images);
    ids.forEachRemaining(digests::add);
    return List.of(digests).iterator();
  }
}
