package org.murmuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The picture of the rooms in CONTRIBUTING.md. */
class TestRoomMap {
  private static final Path TESTS = Path.of(System.getProperty("murmuration.home"), "tests");

  @Test
  void isDrawnFromTheTable() throws IOException {
    Path drawn = TESTS.resolve("target/rooms.svg");
    Files.createDirectories(drawn.getParent());
    Files.writeString(drawn, RoomMap.svg());
    assertThat(TESTS.resolve("rooms.svg"))
        .as("the picture in CONTRIBUTING.md: copy target/rooms.svg over it")
        .hasSameTextualContentAs(drawn);
  }
}
