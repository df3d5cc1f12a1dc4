package org.murmuration.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.Storage;

class TestRunFolder {
  private static final PartFile PART = new PartFile("part-0.parquet", 4, 1);

  @TempDir private Path run;

  private RunFolder read() throws IOException {
    RunManifest manifest = RunManifest.of("w", List.of("l"), List.of(new WrittenFile(PART, "ab")));
    Files.write(run.resolve("_SUCCESS"), manifest.committedAt(7).json());
    Files.writeString(run.resolve(PART.name()), "rows");
    return RunFolder.read(Storage.of(new Configuration()), run.toString());
  }

  @Test
  void holdsNoDigest() throws IOException {
    RunManifest manifest = read().manifest().orElseThrow();
    assertThat(manifest.sha256()).isEmpty();
    assertThat(manifest.parts().files()).containsExactly(PART);
  }

  @Test
  void isSmallForWhoHasFoundItWhole() throws IOException {
    RunFolder whole = read().withoutFiles();
    assertThat(whole.parts()).isEmpty();
    assertThat(whole.manifest().orElseThrow().parts().files()).isEmpty();
    assertThat(whole.manifest().orElseThrow().legs()).containsExactly("l");
    assertThat(whole.bytes()).isEqualTo(4);
    assertThat(whole.timeMillis()).isEqualTo(7);
    whole.requireWhole("it");
  }
}
