package org.murmuration.keeping;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.memory.MemoryManager;
import org.apache.spark.scheduler.ExecutorCacheTaskLocation;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.BlockResult;
import org.apache.spark.storage.BlockStatus;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.cluster.ScalaLists;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Numbered blocks of batches at Spark's block managers: it counts them, hands them to other
 * executors, moves those in memory to disk when it needs the memory, and knows which are lost.
 *
 * @param owner number of the RDD that they are freed with
 * @param share of the memory for stored blocks up to which blocks are kept in it
 */
record KeptBlocks(int owner, double share) implements Serializable {
  private static final ClassTag<KeptBatch[]> BATCHES = ClassTag$.MODULE$.apply(KeptBatch[].class);

  /** Of an array in Java's heap. */
  private static final int ARRAY_BYTES = 24;

  /** In memory if it fits there with what is there already, and on disk if not. */
  void put(int number, KeptBatch... batches) {
    StorageLevel level =
        hasRoomFor(bytes(batches)) ? StorageLevel.MEMORY_AND_DISK() : StorageLevel.DISK_ONLY();
    manager().putSingle(id(number), batches, level, true, BATCHES);
  }

  private static long bytes(KeptBatch... batches) {
    long bytes = 0;
    for (KeptBatch batch : batches) {
      for (byte[] row : batch.rows()) {
        bytes += row.length + ARRAY_BYTES;
      }
    }
    return bytes;
  }

  private boolean hasRoomFor(long bytes) {
    MemoryManager memory = SparkEnv.get().memoryManager();
    return memory.storageMemoryUsed() + bytes <= share * memory.maxOnHeapStorageMemory();
  }

  /** From here or from another executor; empty if it is lost. */
  Optional<KeptBatch[]> get(int number) {
    Option<BlockResult> found = manager().get(id(number), BATCHES);
    return found.isEmpty() ? Optional.empty() : Optional.of(only(found.get()));
  }

  /** To ask for a second one is what closes a block's file, and lets Spark move the block. */
  private static KeptBatch[] only(BlockResult block) {
    KeptBatch[] batches = (KeptBatch[]) block.data().next();
    if (block.data().hasNext()) {
      throw new IllegalStateException("A block of batches holds one array of them");
    }
    return batches;
  }

  /** Here; nothing for one that is elsewhere. */
  BlockStatus status(int number) {
    Option<BlockStatus> status = manager().getStatus(id(number));
    return status.isEmpty() ? BlockStatus.empty() : status.get();
  }

  /** Where tasks that read a block had best run, as Spark writes it. */
  List<String> places(int number) {
    Object found = ScalaLists.call(manager().master(), "getLocations", id(number));
    return JavaConverters.seqAsJavaList((Seq<?>) found).stream()
        .map(at -> place((BlockManagerId) at))
        .toList();
  }

  private static String place(BlockManagerId at) {
    return new ExecutorCacheTaskLocation(at.host(), at.executorId()).toString();
  }

  /** Of a file on one of this JVM's local disks, which Spark removes with its own. */
  static Path newFile() {
    File file = manager().diskBlockManager().createTempLocalBlock()._2();
    return file.toPath();
  }

  private RDDBlockId id(int number) {
    return new RDDBlockId(owner, number);
  }

  private static BlockManager manager() {
    return SparkEnv.get().blockManager();
  }
}
