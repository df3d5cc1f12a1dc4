package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTrialFile {
  /** Notes that somebody made a folder of that name, even if it is gone again. */
  static final class WatchedDisk extends LocalFileSystem {
    private static final String WATCHED = "candidates";

    @Override
    public boolean mkdirs(Path folder, FsPermission permission) throws IOException {
      note(folder);
      return super.mkdirs(folder, permission);
    }

    @Override
    public boolean mkdirs(Path folder) throws IOException {
      note(folder);
      return super.mkdirs(folder);
    }

    private void note(Path folder) throws IOException {
      if (folder.getName().equals(WATCHED)) {
        Files.writeString(pathToFile(folder.getParent()).toPath().resolve("noted"), WATCHED);
      }
    }
  }

  @Test
  void makesNoFolderThatAnotherCommandCouldBeginToWriteInto(@TempDir java.nio.file.Path folder)
      throws IOException {
    Configuration watched = new Configuration();
    watched.set("fs.file.impl", WatchedDisk.class.getName());
    watched.setBoolean("fs.file.impl.disable.cache", true);
    Storage.of(watched).requireWritable(folder.resolve("candidates/head").toString());
    assertThat(folder).isEmptyDirectory();
  }
}
