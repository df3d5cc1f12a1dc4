package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.runs.ChunkParts;
import org.murmuration.runs.PartFile;
import org.murmuration.runs.RunFolders;
import org.murmuration.runs.WrittenFile;
import org.murmuration.storage.Storage;

class TestOpenRun {
  private static final RunId RUN = new RunId("x");
  private static final WrittenFile FILE =
      new WrittenFile(new PartFile("part-00000-1.zstd.parquet", 4, 1), "00");
  private static final List<WrittenFile> NONE = List.of();

  @TempDir private Path folder;

  private void write(String leg) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      Path draft =
          all.filter(path -> path.toString().contains(".draft-")).findFirst().orElseThrow();
      Files.createDirectories(draft.resolve(leg));
      Files.writeString(draft.resolve(leg).resolve(FILE.part().name()), "rows");
    }
  }

  @Test
  void endsTheRunOfItsRejectsToo() throws IOException {
    Storage storage = Storage.of(new Configuration());
    String root = storage.qualified(folder.toString());
    RejectTable rejects = new RejectTable(null, storage, root + "/_rejects");
    ImageRuns images = new ImageRuns(storage, new RunFolders(storage, root), rejects);
    try (OpenRun open = new OpenRun(images, RUN, null, DecodeSettings.DEFAULT, () -> {})) {
      write("rejects-00001");
      ChunkParts bad = new ChunkParts(0, 1, NONE, List.of(FILE), 0);
      open.commit(1, List.of(bad), OpenRun.Order.EARLIER);
      write("leg-00002");
      ChunkParts good = new ChunkParts(1, 1, List.of(FILE), NONE, 0);
      open.commit(2, List.of(good), OpenRun.Order.LAST);
    }
    assertThat(rejects.folders().committed().stream().map(RunFolders::name))
        .containsExactly("x.leg-00001", "x");
  }
}
