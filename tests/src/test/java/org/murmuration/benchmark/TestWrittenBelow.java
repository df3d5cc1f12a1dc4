package org.murmuration.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestWrittenBelow {
  @TempDir private Path folder;

  @Test
  void isNothingWithoutAFolder() throws IOException {
    WrittenBelow written = new WrittenBelow(folder.resolve("none"));
    written.look();
    assertThat(written.bytes()).isZero();
  }

  @Test
  void countsAMovedFileOnceAndACopyTwice() throws IOException {
    WrittenBelow written = new WrittenBelow(folder);
    Path draft = Files.write(Files.createDirectory(folder.resolve(".draft")).resolve("a"), of(100));
    written.look();
    Path moved = Files.move(draft, folder.resolve("b"));
    written.look();
    assertThat(written.bytes()).isEqualTo(100);
    Files.copy(moved, folder.resolve("c"));
    written.look();
    assertThat(written.bytes()).isEqualTo(200);
  }

  @Test
  void countsWhatIsGoneOrWrittenAnew() throws IOException {
    WrittenBelow written = new WrittenBelow(folder);
    Path file = Files.write(folder.resolve("a"), of(100));
    written.look();
    Files.write(file, of(30));
    written.look();
    assertThat(written.bytes()).isEqualTo(130);
    Files.delete(file);
    written.look();
    assertThat(written.bytes()).isEqualTo(130);
  }

  private static byte[] of(int bytes) {
    return new byte[bytes];
  }
}
