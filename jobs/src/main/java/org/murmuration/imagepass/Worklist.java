package org.murmuration.imagepass;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.SparkSession;
import org.murmuration.storage.Storage;

/**
 * What a pass over images has to do, in the order of their URIs, as files on storage: so no list is
 * in a shuffle that is lost with a node, in the driver or in a closure.
 *
 * @param folder that the files lie in
 */
public record Worklist(Storage storage, String folder) implements Serializable {
  /**
   * Writes it, in chunks of whole batches.
   *
   * @param count how many images there are
   * @param most images of a chunk, at most
   * @return none without images
   */
  public List<Chunk> write(
      SparkSession spark, JavaRDD<DueImage> images, long count, int batchSize, long most) {
    EvenPartitioner pieces = PassPartitioning.of(spark, count, batchSize, most);
    List<Chunk> written =
        pieces
            .cut(images, image -> image.file().uri())
            .mapPartitionsWithIndex(new Writing(this), false)
            .collect()
            .stream()
            .sorted(Comparator.comparing(Chunk::number))
            .toList();
    // A listing that was made again may have left a piece without images.
    return IntStream.range(0, written.size()).mapToObj(n -> written.get(n).at(n)).toList();
  }

  /** Runs on executors: writes a chunk. */
  private record Writing(Worklist list)
      implements Function2<Integer, Iterator<DueImage>, Iterator<Chunk>> {
    @Override
    public Iterator<Chunk> call(Integer number, Iterator<DueImage> images) throws IOException {
      if (!images.hasNext()) {
        return List.<Chunk>of().iterator();
      }
      // Each attempt has a name of its own, and only the one that counts is named to the driver.
      String name = "%05d-%d".formatted(number, TaskContext.get().taskAttemptId());
      String location = Storage.within(list.folder, name);
      ImageList.Written written = new ImageList(list.storage, location).write(images);
      return List.of(new Chunk(number, location, written.images(), written.bytes())).iterator();
    }
  }

  /** Runs on executors: the images of a chunk. */
  public List<DueImage> read(Chunk chunk) {
    try {
      ImageList.Written list = new ImageList.Written(chunk.images(), chunk.listBytes());
      return new ImageList(storage, chunk.list()).read(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
