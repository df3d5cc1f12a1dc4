package org.murmuration.calibration;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.imagepass.ImageFile;
import scala.Tuple2;

/** A few images of many, spread over their labels; the same ones whenever they are listed. */
record PhotoSample(JavaRDD<ImageFile> images) {
  /**
   * @param count how many at most
   */
  List<ImageFile> spread(int count) {
    long labels = images.map(PhotoSample::label).distinct().count();
    int ofALabel = 1 + (int) ((count - 1) / Math.max(1, labels));
    return images
        .mapToPair(image -> new Tuple2<>(label(image), List.of(image)))
        .reduceByKey((some, others) -> first(ofALabel, some, others))
        .values()
        .flatMap(some -> ranked(some).iterator())
        .takeOrdered(count, new ByRank())
        .stream()
        .map(Ranked::image)
        .toList();
  }

  private static String label(ImageFile image) {
    return Optional.ofNullable(image.label()).orElse("");
  }

  private static List<ImageFile> first(int count, List<ImageFile> some, List<ImageFile> others) {
    return Stream.concat(some.stream(), others.stream()).sorted(ORDER).limit(count).toList();
  }

  private static Stream<Ranked> ranked(List<ImageFile> ofALabel) {
    return IntStream.range(0, ofALabel.size()).mapToObj(i -> new Ranked(i, ofALabel.get(i)));
  }

  /** Names are in the order in which photos were taken: these are not. */
  private static final Comparator<ImageFile> ORDER =
      Comparator.comparingInt((ImageFile image) -> mixed(image.uri()))
          .thenComparing(ImageFile::uri);

  /** By the multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4). */
  private static int mixed(String text) {
    return Integer.reverse(text.hashCode() * 0x9E3779B9);
  }

  /** The place of an image among those of its label. */
  private record Ranked(int rank, ImageFile image) implements Serializable {}

  /** Runs on executors: the first of each label, then the second of each. */
  private static final class ByRank implements Comparator<Ranked>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Ranked one, Ranked other) {
      int ranks = Integer.compare(one.rank(), other.rank());
      return ranks != 0 ? ranks : ORDER.compare(one.image(), other.image());
    }
  }
}
