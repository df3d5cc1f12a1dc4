package org.murmuration.imagepass;

import java.io.IOException;
import java.io.Serializable;
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
public final class Thumbnails implements PairFlatMapFunction<Thumbnails.Source, String, byte[]> {
  private static final int SIDE_PIXELS = 128;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final ImageReading reading;

  /**
   * An image that lies somewhere.
   *
   * @param imageId SHA-256 of the bytes that it had
   */
  public record Source(String uri, String imageId) implements Serializable {
    /** In another program's table an image is not known by its bytes, so none can be its file. */
    boolean isKnownByBytes() {
      return SHA_256.matcher(imageId).matches();
    }
  }

  private Thumbnails(ImageReading reading) {
    this.reading = reading;
  }

  /**
   * JPEGs by URI; an image is missing if its file is gone, is no image or has other bytes now.
   *
   * @param sources some dozens
   */
  public static Map<String, byte[]> of(SparkSession spark, Collection<Source> sources)
      throws IOException {
    List<Source> each = sources.stream().distinct().filter(Source::isKnownByBytes).toList();
    if (each.isEmpty()) {
      return Map.of();
    }
    int pieces = Math.min(each.size(), spark.sparkContext().defaultParallelism());
    ImageReading reading = new ImageReading(Storage.of(spark), DecodeSettings.DEFAULT);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(each, pieces)
        .flatMapToPair(new Thumbnails(reading))
        .collectAsMap();
  }

  @Override
  public Iterator<Tuple2<String, byte[]>> call(Source source) {
    return reading.read(new ImageFile(source.uri(), null, 0, 0), new Scaling(source)).iterator();
  }

  private record Scaling(Source source)
      implements ImageReading.Reader<List<Tuple2<String, byte[]>>> {
    @Override
    public int shorterSide() {
      return SIDE_PIXELS;
    }

    @Override
    public List<Tuple2<String, byte[]>> used(byte[] bytes, DecodedImage image) {
      return Sha256.of(bytes).equals(source.imageId())
          ? List.of(new Tuple2<>(source.uri(), Thumbnail.jpeg(image, SIDE_PIXELS)))
          : List.of();
    }

    @Override
    public List<Tuple2<String, byte[]>> rejected(byte[] bytes, ImageOutcome.Rejected reject) {
      return List.of();
    }
  }
}
