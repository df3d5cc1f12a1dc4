package org.murmuration.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

class TestCheckpointFolders {
  @TempDir private Path folder;
  private CheckpointFolders folders;

  @BeforeEach
  void make() throws IOException {
    folders = new CheckpointFolders(Storage.of(new Configuration()), folder.toString(), "round");
    for (int round : new int[] {2, 10, 9}) {
      Files.createDirectories(Path.of(folders.folder(round)));
    }
    Files.createDirectories(folder.resolve("activations"));
  }

  @Test
  void beginWithTheNewest() throws IOException {
    assertThat(folders.newestFirst()).containsExactly(10, 9, 2);
    assertThat(folders.folder(9)).isEqualTo(folder + "/round-00000009");
  }

  @Test
  void areNoneWhereNothingWasSaved() throws IOException {
    folders.clear();
    assertThat(folders.newestFirst()).isEmpty();
  }

  @Test
  void forgetAllButThoseThatAreOfUse() throws IOException {
    folders.keepOnly(Set.of(2, 10));
    assertThat(folders.newestFirst()).containsExactly(10, 2);
    assertThat(folder.resolve("activations")).exists();
  }

  @Test
  void areNotThoseOfAnotherLearning() {
    Refusal refusal = folders.notOf("training", "a", "b", "head");
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(refusal)
        .hasMessage(
            "Cannot go on from %s: it was made from a, this training is made from b (remove it, or name another head)"
                .formatted(folder));
  }
}
