package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/** Where people keep images: in several places, and deep down. */
@Tag("cluster")
final class TestImageFolders {
  private static SharedSession session;
  private static Path folder;

  @BeforeAll
  static void prepare(@TempDir Path place) throws IOException {
    folder = place;
    session = SharedSession.with(Map.of());
    Workplace workplace = new Workplace(place);
    for (String name :
        List.of(
            "birds/robin/2023-05/a.jpg",
            "birds/robin/2024-05/b.jpg",
            "birds/robin/2024-06/deep/er/c.jpg",
            "birds/robin/2024-06/.cache/hidden.jpg",
            "birds/magpie/2024-01/d.jpg",
            "birds/_drafts/2024-01/hidden.jpg",
            "birds/stray.jpg",
            "more/magpie/e.jpg",
            "odd/[x] {y}*/robin/f.jpg")) {
      workplace.withFile(name, "");
    }
    Files.createDirectories(place.resolve("empty/robin"));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  /** Label and name of each image in these places, sorted. */
  private static List<String> listed(String... places) throws IOException {
    return new ImageTable(session.spark(), Storage.of(session.spark()))
            .inFolders(Arrays.stream(places).map(place -> folder + "/" + place).toList())
            .map(image -> image.label() + " " + image.uri().replaceAll(".*/", ""))
            .collect()
            .stream()
            .sorted()
            .toList();
  }

  private static AbstractThrowableAssert<?, ?> refused(String... places) {
    return assertThatThrownBy(() -> listed(places)).isInstanceOf(Refusal.class);
  }

  @Test
  void aFolderNamesTheClassHoweverDeepItsImagesLie() throws IOException {
    assertThat(listed("birds"))
        .containsExactly(
            "magpie d.jpg", "null stray.jpg", "robin a.jpg", "robin b.jpg", "robin c.jpg");
  }

  @Test
  void severalPlacesAreOneListing() throws IOException {
    assertThat(listed("more", "birds"))
        .hasSize(6)
        .contains("magpie d.jpg", "magpie e.jpg", "null stray.jpg");
  }

  @Test
  void theFolderBelowTheWildcardsNamesTheClass() throws IOException {
    assertThat(listed("birds/*/2024-*"))
        .containsExactly("magpie d.jpg", "robin b.jpg", "robin c.jpg");
    assertThat(listed("birds/rob*")).containsExactly("robin a.jpg", "robin b.jpg", "robin c.jpg");
    assertThat(listed("birds/*/2023-05/*.jpg")).containsExactly("robin a.jpg");
    assertThat(listed("birds/*.jpg")).containsExactly("null stray.jpg");
    assertThat(listed("birds/{robin,magpie}/2024-0[15]", "more"))
        .containsExactly("magpie d.jpg", "magpie e.jpg", "robin b.jpg");
  }

  @Test
  void aFolderThatIsCalledLikeAPatternIsAFolder() throws IOException {
    assertThat(listed("odd/[x] {y}*")).containsExactly("robin f.jpg");
  }

  @Test
  void refusesWhatLeadsToNoImage() {
    refused("birds/*/2025-*")
        .hasMessageContaining("nothing matches")
        .hasMessageContaining("2025-*");
    refused("birds/stray.jpg").hasMessageContaining("stray.jpg is a file, expected a folder");
    refused("bird").hasMessageContaining("there is no folder").hasMessageContaining("/bird");
    refused("birds", "empty")
        .hasMessageContaining("found no files in")
        .hasMessageContaining("/empty");
  }

  @Test
  void refusesImagesThatWouldBeThereTwice() {
    refused("birds", "more", "birds").hasMessageContaining("would be there twice");
    refused("birds/robin", "birds").hasMessageContaining("birds/robin/ is in ");
    refused("birds/*", "birds/robin/2024-*").hasMessageContaining("would be there twice");
  }
}
