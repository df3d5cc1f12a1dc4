package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/** Executors that read the network themselves. */
@Tag("cluster")
final class TestWeightsByFile {
  @TempDir Path folder;

  @Test
  void giveTheSameTable() {
    Workplace workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 12);
    String[] columns = {"image_id", "uri", "embedding"};
    assertThat(Rows.of(embedded(workplace, "file"), columns))
        .hasSize(36)
        .isEqualTo(Rows.of(embedded(workplace, "broadcast"), columns));
  }

  private static String embedded(Workplace workplace, String by) {
    Ended.well(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--weights-by=" + by,
        "--table=" + workplace.path(by));
    return workplace.path(by);
  }
}
