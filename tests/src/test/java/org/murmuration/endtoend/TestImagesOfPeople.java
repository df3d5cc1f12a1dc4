package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/** Images as people have them: listed in a file, some of them no images. */
@Tag("cluster")
final class TestImagesOfPeople {
  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void prepare() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 3);
  }

  private Ended embed(String... more) {
    String[] common = {
      "embed", "--network=" + workplace.path("network"), "--table=" + workplace.path("table")
    };
    String[] all = java.util.Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Ended.after(all);
  }

  @Test
  void aCsvManifestNamesImagesBelowItsFolder() throws IOException {
    workplace.withFile(
        "manifest.csv",
        """
        label,uri
        "leaf, green","photos/green, leafy/0.png"
        sky,photos/blue hour/1.png
        "a ""red"" one",photos/red/2.png
        """);
    Ended ended = embed("--manifest=" + workplace.path("manifest.csv"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Rows.of(workplace.path("table"), "label"))
        .containsExactly("[a \"red\" one]", "[leaf, green]", "[sky]");
  }

  @Test
  void aManifestsHeaderMayBeWrittenInOtherWays() throws IOException {
    workplace.withFile(
        "manifest.csv", "\uFEFFURI, Label ,note\nphotos/red/0.png,red,x\nphotos/red/1.png,red,y\n");
    Ended ended = embed("--manifest=" + workplace.path("manifest.csv"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Rows.of(workplace.path("table"), "label")).containsExactly("[red]", "[red]");
  }

  @Test
  void aNestedFolderCountsForItsClassAndAStrayFileForNone() {
    workplace.withPhoto("photos/red/deep/deeper/9.png", 2, 9).withPhoto("photos/stray.png", 1, 8);
    Ended ended = embed("--images=" + workplace.path("photos"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Rows.of(workplace.path("table"), "label", "uri like '%/deeper/%'"))
        .contains("[red,true]", "[null,false]")
        .hasSize(11);
  }

  @Test
  void aManifestWithoutItsColumnsIsRefused() throws IOException {
    workplace.withFile("manifest.csv", "file,class\nphotos/red/0.png,red\n");
    Ended ended = embed("--manifest=" + workplace.path("manifest.csv"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains("expected the columns uri and label, found [file, class]");
  }

  @Test
  void aFewBadFilesBecomeRejectsWithReasons() throws IOException {
    workplace
        .withFile("photos/red/page.jpg", "<!DOCTYPE html>")
        .withFile("photos/red/none.png", "");
    Ended ended =
        embed("--images=" + workplace.path("photos"), "--max-reject-ratio=0.2", "--run-id=r");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Embedded 9 of 11 images").contains("2 rejected");
    assertThat(Rows.of(workplace.path("table/_rejects"), "reason", "first_bytes"))
        .containsExactly("[EMPTY,]", "[NOT_AN_IMAGE,3c21444f43545950452068746d6c3e]");
  }

  @Test
  void tooManyBadFilesAreExitCode5AlsoTheSecondTime() throws IOException {
    workplace.withFile("photos/red/page.jpg", "<!DOCTYPE html>");
    for (int run = 0; run < 2; run++) {
      Ended ended = embed("--images=" + workplace.path("photos"));
      assertThat(ended.code()).isEqualTo(5);
      assertThat(ended.refusal())
          .contains("1 of 10 were rejected, 10.0 %", "at most 5.0 %", "NOT_AN_IMAGE=1");
    }
    assertThat(Rows.count(workplace.path("table"))).isEqualTo(9);
  }

  @Test
  void anImageThatIsListedAndGoneIsAReject() throws IOException {
    workplace.withFile("manifest.csv", "uri,label\nphotos/red/0.png,red\ngone.png,red\n");
    Ended ended = embed("--manifest=" + workplace.path("manifest.csv"), "--max-reject-ratio=0.5");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Rows.of(workplace.path("table/_rejects"), "reason")).containsExactly("[VANISHED]");
  }

  @Test
  void hiddenFilesArePassedOver() throws IOException {
    workplace
        .withFile("photos/.DS_Store", "x")
        .withFile("photos/red/_SUCCESS", "")
        .withFile("photos/red/1.xmp", "<x/>")
        .withFile("photos/red/2.xmp", "<x/>");
    Files.createSymbolicLink(folder.resolve("photos/red/gone.png"), folder.resolve("gone"));
    Ended ended = embed("--images=" + workplace.path("photos"));
    assertThat(ended.out()).contains("Embedded 9 of 9 images");
    assertThat(workplace.text("table.run-report.json"))
        .contains("Passed over: 1 hidden, 2 sidecars (.xmp), 1 file of a job, 1 link to nothing (");
    assertThat(Files.exists(folder.resolve("table/_rejects"))).isFalse();
  }

  @Test
  void namesWithSpacesCommasAndUmlautsAreRead() {
    workplace.withPhoto("photos/grün & #1 100% [x]/ä +b,c.png", 1, 5);
    Ended ended = embed("--images=" + workplace.path("photos"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Rows.of(workplace.path("table"), "label")).contains("[grün & #1 100% [x]]");
  }
}
