package org.murmuration.imagepass;

import java.io.IOException;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.cluster.OwnLines;
import org.murmuration.cluster.TaskEnd;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.DecodedImage;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;

/** Runs on executors: decodes files, and keeps of each what it is. */
public final class CheckPass implements FlatMapFunction<Iterator<ImageFile>, CheckedImage> {
  private static final int IMAGES_A_STEP = 32;

  private final ImageReading reading;
  private final ImageCount done;

  CheckPass(ImageReading reading, ImageCount done) {
    this.reading = reading;
    this.done = done;
  }

  /**
   * Checks {@code count} files. The result lies on the executors' disks; the caller unpersists it.
   */
  public static JavaRDD<CheckedImage> run(
      SparkSession spark, JavaRDD<ImageFile> files, long count, DecodeSettings settings)
      throws IOException {
    ImageCount done = ImageCount.in(spark);
    ImageReading reading = new ImageReading(Storage.of(spark), settings);
    int pieces = PassPartitioning.of(spark, count, IMAGES_A_STEP).numPartitions();
    JavaRDD<CheckedImage> checked =
        files
            .sortBy(ImageFile::uri, true, pieces)
            .mapPartitions(new CheckPass(reading, done))
            .persist(StorageLevel.DISK_ONLY());
    try (OwnLines lines = OwnLines.of(spark.sparkContext());
        Progress progress = Progress.of(done, count);
        ImageMetrics metrics = ImageMetrics.of(done)) {
      checked.foreachPartition(images -> images.forEachRemaining(image -> {}));
    }
    return checked;
  }

  @Override
  public Iterator<CheckedImage> call(Iterator<ImageFile> files) {
    TaskEnd.release(reading::close);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(files, 0), false)
        .map(this::check)
        .iterator();
  }

  private CheckedImage check(ImageFile file) {
    long startNanos = System.nanoTime();
    CheckedImage checked = reading.read(file, new Description(file));
    long nanos = System.nanoTime() - startNanos;
    done.add(new ImageCount.Images(1, checked.isRejected() ? 1 : 0, nanos));
    return checked;
  }

  /** Keeps what a file is, and drops its pixels. */
  private final class Description implements ImageReading.Reader<CheckedImage> {
    private final ImageFile file;

    Description(ImageFile file) {
      this.file = file;
    }

    @Override
    public CheckedImage used(byte[] bytes, DecodedImage image) {
      return new CheckedImage(
          file,
          Sha256.of(bytes),
          ImageTraits.of(image),
          CheckedImage.OK,
          String.join("; ", image.damages()));
    }

    @Override
    public CheckedImage rejected(byte[] bytes, ImageOutcome.Rejected reject) {
      String id = reading.isWhole(bytes) ? Sha256.of(bytes) : null;
      return new CheckedImage(
          file, id, ImageTraits.UNKNOWN, reject.reason().name(), reject.message());
    }
  }
}
