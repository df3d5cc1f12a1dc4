package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.JobResult;
import org.murmuration.embed.EmbedResult;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.refusal.Refusal;

/** Images in a few large files are the same images. */
@Tag("cluster")
final class TestPack {
  private static final int EACH = 40;

  private static SharedSession session;
  private static Workplace workplace;

  @BeforeAll
  static void pack(@TempDir Path folder) throws IOException {
    workplace =
        new Workplace(folder)
            .withNetwork("network")
            .withPhotos("photos", EACH)
            .withPhoto("photos/grün & #1 100%/ä +b,c.png", 1, 5)
            .withPhoto("photos/stray.png", 1, 6)
            .withFile("photos/red/none.png", "")
            .withFile("photos/red/page.png", "<!DOCTYPE html>");
    session = SharedSession.with(Map.of());
    assertThat(run("pack", "photos", "--pack=" + workplace.path("packed dir")).summary().get(0))
        .startsWith("Packed 124 of 124 images")
        .endsWith("left out 0 that are too large and 0 that could not be read");
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static JobResult run(String command, String images, String... more) throws IOException {
    String[] all = new String[more.length + 2];
    all[0] = command;
    all[1] = "--images=" + workplace.path(images);
    System.arraycopy(more, 0, all, 2, more.length);
    return session.run(all);
  }

  private static EmbedResult embed(String images, String table) throws IOException {
    return (EmbedResult)
        run(
            "embed",
            images,
            "--network=" + workplace.path("network"),
            "--table=" + workplace.path(table));
  }

  @Test
  void givesTheSameRowsBitForBit() throws IOException {
    EmbedResult ofFiles = embed("photos", "of-files");
    EmbedResult ofPack = embed("packed dir", "of-pack");
    assertThat(session.rows(workplace.path("of-pack")))
        .hasSize(122)
        .isEqualTo(session.rows(workplace.path("of-files")));
    assertThat(ofPack.rejects()).isEqualTo(ofFiles.rejects());
    assertThat(ofPack.rejects().byReason()).containsOnlyKeys("EMPTY", "NOT_AN_IMAGE");
  }

  @Test
  void isTheFilesThatItWasMadeOf() throws IOException {
    embed("photos", "both");
    assertThat(embed("packed dir", "both").summary().get(0)).contains("Embedded 0 of 124 images");
    workplace.withPhotos("others", 2);
    run("pack", "others", "--pack=" + workplace.path("more"));
    assertThat(embed("more", "both").summary().get(0)).contains("reused the embeddings of 6");
  }

  @Test
  void isCheckedAsTheFilesAre() throws IOException {
    assertThat(
            run("check-images", "packed dir", "--output=" + workplace.path("checked"))
                .summary()
                .get(0))
        .contains("Checked 124 images: 122 can be used, 2 cannot {EMPTY=1, NOT_AN_IMAGE=1}");
  }

  @Test
  void leavesOutWhatIsTooLargeAndNothingHalfWritten() throws IOException {
    workplace.withPhotos("large", 1);
    String small = "--max-bytes=100";
    assertThatThrownBy(() -> run("pack", "large", "--pack=" + workplace.path("none"), small))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot pack the images: none of them can be read");
    assertThat(workplace.has("none")).isFalse();
    assertThat(workplace.folder().toFile().list()).noneMatch(name -> name.contains("draft"));
    workplace.withFile("large/red/small.png", "x");
    assertThat(run("pack", "large", "--pack=" + workplace.path("small"), small).summary().get(0))
        .isEqualTo(
            "Packed 1 of 4 images, 1 bytes; left out 3 that are too large and 0 that could not be read");
  }

  @Test
  void isNotReadBesideItsFiles() {
    assertThatThrownBy(
            () ->
                session.run(
                    "check-images",
                    "--images=" + workplace.path("photos"),
                    "--images=" + workplace.path("packed dir"),
                    "--output=" + workplace.path("twice")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is in two of these places");
  }

  @Test
  void takesNoPlaceThatIsTaken() {
    assertThatThrownBy(() -> run("pack", "photos", "--pack=" + workplace.path("packed dir")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it exists already");
  }
}
