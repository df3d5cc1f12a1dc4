package org.murmuration.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;

/** Executors in processes of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestBroadcastBytes {
  private static final int THREE_PIECES = 10 << 20;
  private static final int TASKS = 8;
  private static final long LITTLE = 1 << 20;

  private JavaSparkContext context;

  @BeforeAll
  void start() {
    context =
        new JavaSparkContext(
            new SparkConf()
                .setAppName("test")
                .setMaster("local-cluster[2,1,1024]")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path")));
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void reachExecutorsInPiecesAsTheyWere() throws IOException {
    byte[] bytes = bytes(THREE_PIECES);
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes));
    assertThat(sent.sha256()).hasSize(3);
    assertThat(received(sent)).containsOnly(Sha256.of(bytes));
    sent.destroy();
  }

  @Test
  void lieOnDisksAndInNoHeapUntilTheyAreDestroyed() throws IOException {
    byte[] bytes = bytes(THREE_PIECES);
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes));
    received(sent);
    assertThat(statuses()).hasSize(3).allMatch(status -> status.diskUsed() == THREE_PIECES);
    assertThat(statuses()).allMatch(status -> status.memUsed() < LITTLE);
    sent.owner().destroy(true);
    assertThat(statuses()).allMatch(status -> status.diskUsed() == 0);
  }

  @Test
  void areReadByteByByteToo() throws IOException {
    byte[] bytes = bytes(3);
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes[0] & 0xFF));
    try (InputStream in = sent.open()) {
      assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);
      assertThat(in.read()).isEqualTo(-1);
    }
    sent.destroy();
  }

  @Test
  void areRefusedWhereAPieceChangedOnTheWay() throws IOException {
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes(3)));
    BroadcastBytes changed = new BroadcastBytes(sent.owner(), List.of("0".repeat(64)));
    assertThatThrownBy(() -> changed.open().readAllBytes())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(Sha256.of(bytes(3)))
        .hasMessageContaining("0".repeat(64));
    sent.destroy();
  }

  @Test
  void areRefusedWhereTheDriverFreedThem() throws IOException {
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes(3)));
    sent.owner().destroy(true);
    assertThatThrownBy(() -> sent.open().readAllBytes())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("neither the driver nor an executor has");
  }

  /** Hashes of what tasks read, which run on both executors. */
  private List<String> received(BroadcastBytes sent) {
    return context.parallelize(tasks(), TASKS).map(task -> hash(sent)).collect();
  }

  private static List<Integer> tasks() {
    return IntStream.range(0, TASKS).boxed().toList();
  }

  private static String hash(BroadcastBytes sent) throws IOException {
    try (InputStream in = sent.open()) {
      return Sha256.of(in.readAllBytes());
    }
  }

  /** Of the driver and both executors. */
  private StorageStatus[] statuses() {
    return context.sc().env().blockManager().master().getStorageStatus();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
