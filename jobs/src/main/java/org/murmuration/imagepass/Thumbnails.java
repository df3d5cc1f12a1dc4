package org.murmuration.imagepass;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.sql.SparkSession;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.DecodedImage;
import org.murmuration.image.Thumbnail;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;
import scala.Tuple2;

/** Runs on executors: makes small pictures of images, of which the driver gets nothing else. */
public final class Thumbnails
    implements PairFlatMapFunction<Iterator<Thumbnails.Source>, String, byte[]> {
  private static final Size USUAL = new Size(128, Integer.MAX_VALUE);
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final ImageReading reading;
  private final Size size;

  /**
   * How large a picture becomes.
   *
   * @param sidePixels of its longer side, at most
   * @param mostBytes of its file; one that has more is made smaller, of some thousand at least
   */
  public record Size(int sidePixels, int mostBytes) implements Serializable {}

  /**
   * An image that lies somewhere.
   *
   * @param imageId SHA-256 of the bytes that it had
   * @param pack the part of a pack that its bytes are in; null if they are at the URI
   */
  public record Source(String uri, String imageId, String pack) implements Serializable {
    /** An image that is a file of its own. */
    public Source(String uri, String imageId) {
      this(uri, imageId, null);
    }

    /** In another program's table an image is not known by its bytes, so none can be its file. */
    boolean isKnownByBytes() {
      return SHA_256.matcher(imageId).matches();
    }
  }

  private Thumbnails(ImageReading reading, Size size) {
    this.reading = reading;
    this.size = size;
  }

  /**
   * JPEGs by URI; an image is missing if its file is gone, is no image or has other bytes now.
   *
   * @param sources some dozens
   */
  public static Map<String, byte[]> of(SparkSession spark, Collection<Source> sources)
      throws IOException {
    return of(spark, sources, DecodeSettings.DEFAULT, USUAL);
  }

  /**
   * The same in another size.
   *
   * @param sources some thousands
   * @param settings under which the images were read before
   */
  public static Map<String, byte[]> of(
      SparkSession spark, Collection<Source> sources, DecodeSettings settings, Size size)
      throws IOException {
    List<Source> each = sources.stream().distinct().filter(Source::isKnownByBytes).toList();
    if (each.isEmpty()) {
      return Map.of();
    }
    int pieces = Math.min(each.size(), spark.sparkContext().defaultParallelism());
    ImageReading reading = new ImageReading(Storage.of(spark), settings);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(each, pieces)
        .mapPartitionsToPair(new Thumbnails(reading, size))
        .collectAsMap();
  }

  @Override
  public Iterator<Tuple2<String, byte[]>> call(Iterator<Source> sources) {
    List<Tuple2<String, byte[]>> pictures = new ArrayList<>();
    try (reading) {
      while (sources.hasNext()) {
        Source source = sources.next();
        ImageFile file = new ImageFile(source.uri(), null, 0, 0).inPack(source.pack());
        pictures.addAll(reading.read(file, new Scaling(source, size)));
      }
    }
    return pictures.iterator();
  }

  /** Makes a small picture of a file; none of one that cannot be read. */
  private record Scaling(Source source, Size size)
      implements ImageReading.Reader<List<Tuple2<String, byte[]>>> {
    @Override
    public int shorterSide() {
      return size.sidePixels();
    }

    @Override
    public List<Tuple2<String, byte[]>> used(byte[] bytes, DecodedImage image) {
      return Sha256.of(bytes).equals(source.imageId())
          ? List.of(new Tuple2<>(source.uri(), small(image)))
          : List.of();
    }

    private byte[] small(DecodedImage image) {
      int side = size.sidePixels();
      byte[] jpeg = Thumbnail.jpeg(image, side);
      while (jpeg.length > size.mostBytes() && side > 1) {
        side = side / 2;
        jpeg = Thumbnail.jpeg(image, side);
      }
      return jpeg;
    }

    @Override
    public List<Tuple2<String, byte[]>> rejected(byte[] bytes, ImageOutcome.Rejected reject) {
      return List.of();
    }
  }
}
