package org.murmuration.evaluate;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.evaluation.SeenBefore;
import org.murmuration.evaluation.SeenBefore.Uses;
import org.murmuration.imagepass.HashPass;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.seen.SeenFor;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/**
 * The images that are tested, out of those given, and what was seen of all before.
 *
 * @param files kept until {@link #close}
 * @param seen empty where that is not known
 */
record ChosenImages(JavaRDD<ImageFile> files, Optional<SeenBefore> seen) implements AutoCloseable {
  static final String NEVER = "NEVER";

  /** All of them, whatever was seen. */
  static ChosenImages all(JavaRDD<ImageFile> files) {
    return new ChosenImages(files.cache(), Optional.empty());
  }

  /**
   * Reads all files once to see which they are. Those that cannot be read count as never seen: what
   * is wrong with them is for who decodes them to say.
   */
  static ChosenImages of(
      JavaRDD<ImageFile> files, Storage storage, TestedImages.Which which, SeenMemory memory) {
    JavaPairRDD<String, String> uses =
        files
            .mapPartitions(new HashPass(storage))
            .mapToPair(hashed -> new Tuple2<>(hashed.file().uri(), memory.call(hashed.imageId())))
            .distinct();
    JavaRDD<Tuple2<ImageFile, String>> known =
        files
            .keyBy(ImageFile::uri)
            .leftOuterJoin(uses)
            .values()
            .map(file -> new Tuple2<>(file._1(), file._2().or(NEVER)))
            .cache();
    Uses given = uses(known.map(Tuple2::_2).countByValue());
    JavaRDD<ImageFile> chosen =
        known.filter(file -> which.wants(seenFor(file._2()))).map(Tuple2::_1).cache();
    chosen.count();
    known.unpersist();
    return new ChosenImages(
        chosen, Optional.of(new SeenBefore(given, which.among(given), memory.falsePositiveRate())));
  }

  private static Optional<SeenFor> seenFor(String name) {
    return name.equals(NEVER) ? Optional.empty() : Optional.of(SeenFor.valueOf(name));
  }

  /** The name of a use, or that there was none: what travels between executors. */
  static String name(Optional<SeenFor> seen) {
    return seen.map(SeenFor::name).orElse(NEVER);
  }

  static Uses uses(Map<String, Long> counts) {
    return new Uses(
        counts.getOrDefault(SeenFor.TRAINING.name(), 0L),
        counts.getOrDefault(SeenFor.VALIDATION.name(), 0L),
        counts.getOrDefault(NEVER, 0L));
  }

  @Override
  public void close() {
    files.unpersist();
  }
}
