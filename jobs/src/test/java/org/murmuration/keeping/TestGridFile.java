package org.murmuration.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.training.Grid;

class TestGridFile {
  private static final Grid GRID = new Grid(7, 1, 3, 3);

  @TempDir private Path folder;

  @Test
  void bringsExamplesIntoTheOrderOfBatches() throws IOException {
    try (GridFile file = new GridFile(folder.resolve("rows"), GRID, 2)) {
      for (byte i = 0; i < 7; i++) {
        file.add(new byte[] {i, 9});
      }
      assertThat(file.rows()).isEqualTo(7);
      assertThat(firsts(file.batch(0))).containsExactly(0, 3, 6);
      assertThat(firsts(file.batch(1))).containsExactly(1, 4);
      assertThat(firsts(file.batch(2))).containsExactly(2, 5);
    }
  }

  private static List<Integer> firsts(KeptBatch batch) {
    return Arrays.stream(batch.rows()).map(row -> (int) row[0]).toList();
  }

  @Test
  void hasNoNameWhileItIsOpen() throws IOException {
    try (GridFile file = new GridFile(folder.resolve("rows"), GRID, 1)) {
      file.add(new byte[1]);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void givesAWorkerWithoutExamplesEmptyBatches() throws IOException {
    try (GridFile file = new GridFile(folder.resolve("rows"), GRID, 1)) {
      assertThat(file.batch(2).rows()).isEmpty();
    }
  }
}
