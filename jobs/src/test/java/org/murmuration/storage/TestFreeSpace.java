package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFreeSpace {
  @Test
  void isThatOfTheDiskAlsoBeforeTheFolderIsThere(@TempDir Path folder) throws IOException {
    Storage storage = Storage.of(new Configuration());
    FreeSpace space = FreeSpace.at(storage, folder.resolve("a/b c/table").toString());
    long usable = folder.toFile().getUsableSpace();
    assertThat(space.bytes()).isBetween(usable / 2, 2 * usable);
  }

  @Test
  void isTooLittleForMore() {
    FreeSpace space = new FreeSpace("hdfs:///t", 1000);
    assertThat(space.isBelow(1000)).isFalse();
    assertThat(space.isBelow(1001)).isTrue();
  }
}
