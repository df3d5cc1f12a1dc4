package org.murmuration.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockData;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.BroadcastBlockId;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;
import scala.Option;
import scala.reflect.ClassTag$;

/**
 * Numbered blocks of bytes on the disks of this JVM's block manager, and of others in the cluster.
 * Spark's broadcasts use the same blocks, but keep them in heaps while these have room.
 *
 * @param broadcastId of the broadcast that owns them: they are freed where and when it is
 */
record DiskBlocks(long broadcastId) {
  /** For this and other JVMs. */
  void keep(int number, ByteBuffer bytes) {
    manager()
        .putBytes(
            id(number),
            new ChunkedByteBuffer(bytes.duplicate()),
            StorageLevel.DISK_ONLY(),
            true,
            ClassTag$.MODULE$.Any());
  }

  /**
   * A block; this JVM keeps it from then on, so that the driver need not serve each of them.
   *
   * @throws Refusal (temporary) if nobody has it, or it is not as the driver kept it
   */
  ByteBuffer fetch(int number, String sha256) throws IOException {
    Optional<ByteBuffer> here = kept(number);
    ByteBuffer bytes = here.isPresent() ? here.get() : fromOthers(number);
    requireSame(bytes, sha256);
    if (here.isEmpty()) {
      keepUnlessThere(number, bytes);
    }
    return bytes;
  }

  /** Another task may have fetched it meanwhile, and Spark warns of a block that comes twice. */
  private void keepUnlessThere(int number, ByteBuffer bytes) {
    BlockManager manager = manager();
    synchronized (manager) {
      if (manager.getStatus(id(number)).isEmpty()) {
        keep(number, bytes);
      }
    }
  }

  private Optional<ByteBuffer> kept(int number) throws IOException {
    Option<BlockData> found = manager().getLocalBytes(id(number));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = found.get().toInputStream()) {
      return Optional.of(ByteBuffer.wrap(in.readAllBytes()));
    } finally {
      manager().releaseLockAndDispose(id(number), found.get(), Option.empty());
    }
  }

  private ByteBuffer fromOthers(int number) {
    Option<ChunkedByteBuffer> found = manager().getRemoteBytes(id(number));
    if (found.isEmpty()) {
      throw refusal("neither the driver nor an executor has %s".formatted(id(number)));
    }
    return found.get().toByteBuffer();
  }

  private static void requireSame(ByteBuffer bytes, String sha256) {
    String found = Sha256.of(bytes);
    if (!found.equals(sha256)) {
      throw refusal(
          "the SHA-256 of a piece of it is %s, the driver sent %s".formatted(found, sha256));
    }
  }

  private static Refusal refusal(String why) {
    return Refusal.temporary("Cannot use the broadcast network: " + why, null);
  }

  private BlockId id(int number) {
    return new BroadcastBlockId(broadcastId, "bytes" + number);
  }

  private static BlockManager manager() {
    return SparkEnv.get().blockManager();
  }
}
