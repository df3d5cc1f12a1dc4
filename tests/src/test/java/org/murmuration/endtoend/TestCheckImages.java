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

/** What files are, without a network; and what a network's commands do with odd ones. */
@Tag("cluster")
final class TestCheckImages {
  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void prepare() {
    workplace = new Workplace(folder).withPhotos("photos", 3);
  }

  private Ended check(String... more) {
    return ended("check-images", "--output=" + workplace.path("checked"), more);
  }

  private Ended ended(String command, String output, String... more) {
    String[] all = java.util.Arrays.copyOf(more, more.length + 3);
    System.arraycopy(more, 0, all, 3, more.length);
    all[0] = command;
    all[1] = "--images=" + workplace.path("photos");
    all[2] = output;
    return Ended.after(all);
  }

  @Test
  void saysWhatEachFileIs() throws IOException {
    workplace.withFile("photos/red/page.jpg", "<!DOCTYPE html>").withFile("photos/red/no.png", "");
    Ended ended = check();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Checked 11 images: 9 can be used, 2 cannot {EMPTY=1, NOT_AN_IMAGE=1}")
        .contains("Rejects in red: {EMPTY=1, NOT_AN_IMAGE=1}");
    assertThat(
            Rows.of(
                workplace.path("checked"),
                "label",
                "outcome",
                "format",
                "width",
                "orientation",
                "profile"))
        .hasSize(11)
        .contains(
            "[red,OK,png,48,1,NONE]",
            "[red,EMPTY,null,null,null,null]",
            "[green, leafy,OK,png,48,1,NONE]");
    assertThat(Rows.columns(workplace.path("checked")))
        .containsExactly(
            "uri",
            "label",
            "file_length",
            "file_time",
            "image_id",
            "format",
            "width",
            "height",
            "orientation",
            "profile",
            "outcome",
            "message",
            "duplicate_of");
    assertThat(workplace.text("checked.run-report.json")).contains("\"rejects_by_class\"");
  }

  @Test
  void namesTheSameImageInTwoClasses() throws IOException {
    Path photo = folder.resolve("photos/red/0.png");
    Files.copy(photo, folder.resolve("photos/red/copy.png"));
    Files.copy(photo, folder.resolve("photos/blue hour/wrong.png"));
    Ended ended = check();
    assertThat(ended.out())
        .contains("2 are copies of others")
        .containsPattern(
            "The same image in two classes: \\S*/blue( |%20)hour/wrong.png \\(blue hour\\) and \\S*/red/0.png \\(red\\)");
    assertThat(Rows.of(workplace.path("checked"), "duplicate_of is null")).contains("[false]");
  }

  @Test
  void refusesAFolderThatIsThere() {
    check();
    Ended again = check();
    assertThat(again.code()).isEqualTo(6);
    assertThat(again.refusal()).contains("it exists already");
  }

  @Test
  void usesDamagedImagesOnDemand() throws IOException {
    Path photo = folder.resolve("photos/red/0.png");
    byte[] png = Files.readAllBytes(photo);
    // The checksum of the pixels: behind it are only the 12 bytes of the end.
    png[png.length - 13] ^= 1;
    Files.write(photo, png);
    assertThat(check().out()).contains("8 can be used, 1 cannot {CORRUPT=1}");
    Ended using = ended("check-images", "--output=" + workplace.path("used"), "--on-damaged=use");
    assertThat(using.out()).contains("9 can be used, 0 cannot, ");
    assertThat(Rows.of(workplace.path("used"), "outcome", "message"))
        .anyMatch(row -> row.contains("checksum"));
  }

  @Test
  void rejectsWhatIsOverItsLimits() {
    assertThat(check("--max-pixels=2303").out()).contains("{TOO_MANY_PIXELS=9}");
    assertThat(
            ended("check-images", "--output=" + workplace.path("small"), "--max-bytes=100").out())
        .contains("{TOO_LARGE=9}");
  }

  @Test
  void aClassOfWhichNothingIsLeftIsExitCode4() throws IOException {
    for (int i = 0; i < 3; i++) {
      Files.writeString(folder.resolve("photos/red/" + i + ".png"), "gone");
    }
    workplace.withNetwork("network");
    Ended ended =
        ended(
            "embed",
            "--table=" + workplace.path("table"),
            "--network=" + workplace.path("network"),
            "--max-reject-ratio=1");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .contains("nothing is left of red, all its images were rejected", "{NOT_AN_IMAGE=3}");
  }

  @Test
  void aTableSaysHowImagesWereFitted() throws IOException {
    workplace.withNetwork("network");
    String network = "--network=" + workplace.path("network");
    String table = "--table=" + workplace.path("table");
    assertThat(ended("embed", table, network, "--fit=pad").code()).isZero();
    assertThat(workplace.text("table/_contract.json")).contains("caffe/subsample4/pad32x32");
    Ended otherwise = ended("embed", table, network);
    assertThat(otherwise.code()).isEqualTo(6);
    assertThat(otherwise.refusal())
        .contains(
            "pre-processing is caffe/subsample4/pad32x32, this run has caffe/subsample4/resize37/crop32x32");
  }
}
