package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;

final class TestBroadcastBytes {
  private static final int THREE_PIECES = 40 << 20;

  private final JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("test"));

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void reachExecutorsInPiecesAsTheyWere() throws IOException {
    byte[] bytes = bytes(THREE_PIECES);
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes));
    assertThat(sent.pieces()).hasSize(3);
    assertThat(context.parallelize(List.of(1, 2), 2).map(task -> received(sent)).collect())
        .containsOnly(Sha256.of(bytes));
    sent.destroy();
  }

  @Test
  void areReadByteByByteToo() throws IOException {
    byte[] bytes = bytes(3);
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes[0] & 0xFF));
    try (InputStream in = sent.open()) {
      assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void areRefusedWhereAPieceChangedOnTheWay() throws IOException {
    BroadcastBytes sent = BroadcastBytes.of(context, out -> out.write(bytes(3)));
    BroadcastBytes.Piece changed =
        new BroadcastBytes.Piece(sent.pieces().get(0).bytes(), "0".repeat(64));
    assertThatThrownBy(() -> new BroadcastBytes(List.of(changed)).open().readAllBytes())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(Sha256.of(bytes(3)))
        .hasMessageContaining("0".repeat(64));
  }

  private static String received(BroadcastBytes sent) throws IOException {
    try (InputStream in = sent.open()) {
      return Sha256.of(in.readAllBytes());
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
