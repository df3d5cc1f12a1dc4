package org.murmuration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.Storage;

@Tag("slow")
class TestFlock {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  @Test
  void drawsAFolderForEachSpecies() throws IOException {
    new Flock(storage, 2).drawInto(folder + "/images");
    List<String> expected =
        Arrays.stream(Species.values())
            .flatMap(species -> Stream.of("000.png", "001.png").map(n -> file(species, n)))
            .sorted()
            .toList();
    assertThat(pictures(folder.resolve("images"))).isEqualTo(expected);
    assertThat(ImageIO.read(folder.resolve("images/robin/001.png").toFile()).getWidth())
        .isEqualTo(256);
  }

  private static String file(Species species, String name) {
    return species.folderName() + "/" + name;
  }

  @Test
  void drawsOnlyWhatIsNotThereYet() throws IOException {
    new Flock(storage, 1).drawInto(folder.toString());
    Path robin = folder.resolve("robin/000.png");
    Path raven = folder.resolve("raven/000.png");
    byte[] drawn = Files.readAllBytes(raven);
    Files.writeString(robin, "not drawn again");
    Files.delete(raven);
    new Flock(storage, 1).drawInto(folder.toString());
    assertThat(robin).hasContent("not drawn again");
    assertThat(raven).hasBinaryContent(drawn);
  }

  @Test
  void drawsTheSameBirdsWhateverTheirNumber() throws IOException {
    new Flock(storage, 1).drawInto(folder + "/few");
    new Flock(storage, 2).drawInto(folder + "/many");
    for (String name : pictures(folder.resolve("few"))) {
      assertThat(folder.resolve("many").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("few").resolve(name));
    }
  }

  private static List<String> pictures(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".png"))
          .sorted()
          .toList();
    }
  }
}
