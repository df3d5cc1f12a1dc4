package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.CountingFileSystem;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;

@Tag("cluster")
final class TestNoStreamIsLeft {
  @TempDir Path folder;

  @Test
  void openAfterARunWithRejectsAndOneThatAddsImages() throws IOException {
    Workplace workplace =
        new Workplace(folder)
            .withNetwork("network")
            .withPhotos("photos", 12)
            .withFile("photos/red/broken.png", "not a picture");
    try (SharedSession session =
        SharedSession.with(
            Map.of(
                CountingFileSystem.SETTING,
                CountingFileSystem.class.getName(),
                "spark.hadoop.murmuration.schemes",
                "file,counting"))) {
      CountingFileSystem files =
          CountingFileSystem.shared(session.spark().sparkContext().hadoopConfiguration());
      session.run(embed("one"));
      long opened = files.opened();
      assertThat(opened).isGreaterThan(37);
      assertThat(files.open()).isZero();

      workplace.withPhoto("photos/red/more.png", 2, 99);
      session.run(embed("two"));
      assertThat(files.opened()).isGreaterThan(opened);
      assertThat(files.open()).isZero();
    }
  }

  private String[] embed(String run) {
    return new String[] {
      "embed",
      "--network=" + CountingFileSystem.path(folder.resolve("network")),
      "--images=" + CountingFileSystem.path(folder.resolve("photos")),
      "--table=" + CountingFileSystem.path(folder.resolve("table")),
      "--weights-by=file",
      "--run-id=" + run
    };
  }
}
