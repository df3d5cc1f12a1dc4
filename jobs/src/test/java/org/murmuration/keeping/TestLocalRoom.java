package org.murmuration.keeping;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.memory.LearningNeed;

class TestLocalRoom {
  private static final long GIBI = 1L << 30;

  /** 20 GiB between epochs, as much in their order, and a little more on their way to workers. */
  private static final LearningNeed NEED = new LearningNeed(5 * (1L << 18), 4096, Float.BYTES);

  @Test
  void refusesExamplesThatHaveRoomNeitherInMemoryNorOnDisk() {
    Refused.settings(() -> new LocalRoom(2 * GIBI, 50 * GIBI).requireFor(NEED))
        .hasMessage(
            "Cannot train on 1310720 examples: they take 20.00 GiB, 2.00 GiB of it in memory, and so 58.31 GiB of local disks, of which 50.00 GiB are free (name larger ones with spark.local.dir, raise spark.executor.memory, or use --cache float16)");
  }

  @Test
  void letsPassWhatLiesOnDiskBesidesWhatIsSentThroughIt() {
    assertThatCode(() -> new LocalRoom(2 * GIBI, 59 * GIBI).requireFor(NEED))
        .doesNotThrowAnyException();
    assertThatCode(() -> new LocalRoom(99 * GIBI, 41 * GIBI).requireFor(NEED))
        .doesNotThrowAnyException();
  }
}
