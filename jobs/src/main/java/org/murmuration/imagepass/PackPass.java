package org.murmuration.imagepass;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.cluster.TaskEnd;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/**
 * Runs on executors: reads whole files. Those that are gone, cannot be read or are too large are
 * left out.
 */
public final class PackPass implements FlatMapFunction<Iterator<ImageFile>, PackedImage> {
  /** Storage answers late, so most of them wait. */
  private static final int READING_THREADS = 8;

  private static final int FILES_AHEAD = 16;

  private final ImageBytes images;
  private final int maxBytes;

  PackPass(ImageBytes images, int maxBytes) {
    this.images = images;
    this.maxBytes = maxBytes;
  }

  /**
   * All images in the order of their URIs, in pieces of about so many bytes.
   *
   * @param maxBytes of a file
   */
  public static JavaRDD<PackedImage> run(
      Storage storage, JavaRDD<ImageFile> files, long bytesEach, int maxBytes) {
    JavaRDD<ImageFile> sorted = files.sortBy(ImageFile::uri, true, files.getNumPartitions());
    List<Long> starts = new ArrayList<>();
    long total = 0;
    for (long bytes : sorted.mapPartitions(PackPass::bytes).collect()) {
      starts.add(total);
      total += bytes;
    }
    return sorted
        .mapPartitionsWithIndex(
            (index, piece) -> withStarts(piece, new long[] {starts.get(index)}), true)
        .mapToPair(placed -> placed)
        .repartitionAndSortWithinPartitions(new EvenPartitioner(total, bytesEach))
        .values()
        .mapPartitions(new PackPass(new ImageBytes(storage), maxBytes));
  }

  private static Iterator<Long> bytes(Iterator<ImageFile> piece) {
    long bytes = 0;
    while (piece.hasNext()) {
      bytes += piece.next().lengthBytes();
    }
    return List.of(bytes).iterator();
  }

  /** Each with the bytes that lie before it. */
  private static Iterator<Tuple2<Long, ImageFile>> withStarts(
      Iterator<ImageFile> piece, long[] start) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(piece, 0), false)
        .map(
            file -> {
              Tuple2<Long, ImageFile> placed = new Tuple2<>(start[0], file);
              start[0] += file.lengthBytes();
              return placed;
            })
        .iterator();
  }

  @Override
  public Iterator<PackedImage> call(Iterator<ImageFile> files) {
    ReadAhead<ImageFile, Optional<PackedImage>> read =
        new ReadAhead<>(files, this::read, READING_THREADS, FILES_AHEAD);
    TaskEnd.release(images::close);
    TaskEnd.release(read::close);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(read, 0), false)
        .flatMap(Optional::stream)
        .iterator();
  }

  private Optional<PackedImage> read(ImageFile file) {
    try (InputStream in = images.open(file)) {
      byte[] content = in.readNBytes(maxBytes + 1);
      return content.length > maxBytes
          ? Optional.empty()
          : Optional.of(new PackedImage(file, content));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
