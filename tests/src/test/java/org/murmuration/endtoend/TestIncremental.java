package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/** A table that grows with its images. */
@Tag("cluster")
final class TestIncremental {
  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void embedSixPhotos() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 2);
    embed("first");
  }

  private Ended embed(String run) {
    return Ended.well(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"),
        "--run-id=" + run);
  }

  @Test
  void writesNothingTheSecondTime() throws IOException {
    List<String> files = workplace.filesBelow("table");
    assertThat(embed("second").out()).contains("Nothing to do: all 6 images");
    assertThat(workplace.filesBelow("table")).isEqualTo(files);
  }

  @Test
  void embedsExactlyTheNewImages() {
    workplace.withPhoto("photos/red/new.png", 2, 999);
    assertThat(embed("second").out()).contains("Embedded 1 of 7 images");
    assertThat(Rows.of(workplace.path("table/run=second"), "label")).containsExactly("[red]");
    assertThat(Rows.of(workplace.path("table"), "run").stream().distinct())
        .as("the folder as Spark reads it, with the runs as a column")
        .containsExactly("[first]", "[second]");
  }

  @Test
  void givesTheSameBitsInTwoRunsAsInOne() {
    // The six that are there are written again, and so read again: their rows come twice.
    workplace.withPhotos("photos", 7);
    embed("second");
    Ended.well(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table-of-one-run"));
    String[] columns = {"image_id", "embedding"};
    assertThat(new TreeSet<>(Rows.of(workplace.path("table"), columns)))
        .hasSize(21)
        .isEqualTo(new TreeSet<>(Rows.of(workplace.path("table-of-one-run"), columns)));
  }

  /** Removed, and without a class: neither is said by the rows that are there. */
  @Test
  void saysWhichImagesNobodyListedOrLabelled() throws IOException {
    Files.delete(folder.resolve("photos/red/1.png"));
    workplace.withPhoto("photos/top.png", 2, 999);
    Ended second = embed("second");
    assertThat(second.out())
        .contains("Embedded 1 of 6 images", "the table has 1 images, of other folders or removed");
    assertThat(workplace.text("table.run-report.json"))
        .contains(
            "\"images_of_the_table_not_listed\" : 1", "Images without a label", "/photos/top.png");
    Ended.well(
        "train",
        "--table=" + workplace.path("table"),
        "--head=" + workplace.path("head"),
        "--epochs=1");
    assertThat(workplace.text("head.run-report.json")).contains("\"images_without_label\" : 1");
  }

  @Test
  void aChangedFileSupersedesItsRow() throws IOException {
    workplace.withPhoto("photos/red/0.png", 2, 4242);
    Files.setLastModifiedTime(
        Path.of(workplace.path("photos/red/0.png")), FileTime.fromMillis(2_000_000_000_000L));
    assertThat(embed("second").out()).contains("Embedded 1 of 6 images");
    Ended train =
        Ended.well(
            "train",
            "--table=" + workplace.path("table"),
            "--head=" + workplace.path("head"),
            "--epochs=1");
    assertThat(train.out()).contains("Head: ");
    assertThat(workplace.text("head/config.json")).contains("\"train_examples\"");
    assertThat(Rows.count(workplace.path("table"))).isEqualTo(7);
  }

  @Test
  void copiesTheRowsOfBytesThatAreKnown() throws IOException {
    Path photos = folder.resolve("photos");
    Files.setLastModifiedTime(photos.resolve("red/0.png"), FileTime.fromMillis(2_000_000_000_000L));
    Files.move(photos.resolve("red/1.png"), photos.resolve("green, leafy/moved.png"));
    Files.copy(photos.resolve("blue hour/0.png"), photos.resolve("blue hour/copy.png"));
    workplace.withPhoto("photos/red/new.png", 2, 999);
    assertThat(embed("second").out())
        .contains("Embedded 1 of 8 images", "reused the embeddings of 3");
    assertThat(Rows.of(workplace.path("table/run=second"), "label", "file_time > 1999999999999"))
        .containsExactly("[blue hour,false]", "[green, leafy,false]", "[red,false]", "[red,true]");
    assertThat(new TreeSet<>(Rows.of(workplace.path("table"), "image_id", "split", "embedding")))
        .as("of the same image the same bits")
        .hasSize(7);
  }

  @Test
  void runsNoNetworkWhereAllBytesAreKnown() throws IOException {
    Files.move(folder.resolve("photos/red/1.png"), folder.resolve("photos/red/one.png"));
    assertThat(embed("second").out())
        .contains("Embedded 0 of 6 images", "reused the embeddings of 1");
    assertThat(embed("third").out()).contains("Nothing to do");
  }

  @Test
  void refusesAnotherNetworkAndNamesBoth() {
    workplace.withNetwork("another", 2);
    Ended ended =
        Ended.after(
            "embed",
            "--network=" + workplace.path("another"),
            "--images=" + workplace.path("photos"),
            "--table=" + workplace.path("table"));
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal()).matches(".*network is [0-9a-f]{64}, this run has [0-9a-f]{64}.*");
    assertThat(Rows.count(workplace.path("table"))).isEqualTo(6);
  }

  @Test
  void readsAnImageAgainThatStorageDidNotHandOut() throws IOException {
    Path list = folder.resolve("list.csv");
    Files.writeString(list, "uri,label\nphotos/red/0.png,red\nphotos/red/late.png,red\n");
    assertThat(embedList("second").out()).contains("1 rejected {VANISHED=1}");
    List<String> files = workplace.filesBelow("table");
    assertThat(embedList("third").out()).contains("1 rejected {VANISHED=1}");
    assertThat(workplace.filesBelow("table")).as("nothing new was found").isEqualTo(files);
    workplace.withPhoto("photos/red/late.png", 2, 999);
    assertThat(embedList("fourth").out()).contains("Embedded 1 of 2 images", "0 rejected");
  }

  @Test
  void takesLengthAndTimeFromAListThatSaysThem() throws IOException {
    Path list = folder.resolve("list.csv");
    Path photo = folder.resolve("photos/red/0.png");
    long time = Files.getLastModifiedTime(photo).toMillis();
    String header = "uri,label,file_length,file_time\nphotos/red/0.png,red,";
    Files.writeString(list, header + Files.size(photo) + "," + time + "\n");
    assertThat(embedList("second").out()).contains("Nothing to do: all 1 images");
    Files.writeString(list, header + Files.size(photo) + "," + (time + 1) + "\n");
    assertThat(embedList("third").out()).contains("reused the embeddings of 1");
    Files.writeString(list, header + "7 kB," + time + "\n");
    assertThat(list("fourth").refusal())
        .contains("its column file_length says '7 kB' (expected a number, or nothing)");
    Files.writeString(list, "uri,label,file_time\nphotos/red/0.png,red,7\n");
    assertThat(list("fifth").refusal())
        .contains("it has a column file_time and none file_length (give both, or none)");
  }

  private Ended embedList(String run) {
    Ended ended = list(run);
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }

  private Ended list(String run) {
    return Ended.after(
        "embed",
        "--network=" + workplace.path("network"),
        "--manifest=" + workplace.path("list.csv"),
        "--table=" + workplace.path("table"),
        "--max-reject-ratio=0.5",
        "--run-id=" + run);
  }

  @Test
  void readsARejectAgainUnderOtherLimits() throws IOException {
    workplace.withPhoto("large/red/0.png", 2, 777).withPhoto("large/red/1.png", 2, 778);
    String[] tight = {"--max-pixels=2303", "--max-reject-ratio=1"};
    assertThat(embedLarge("second", tight).code()).as("nothing is left").isEqualTo(4);
    List<String> files = workplace.filesBelow("table");
    assertThat(embedLarge("third", tight).code()).isEqualTo(4);
    assertThat(workplace.filesBelow("table")).as("nothing new was found").isEqualTo(files);
    assertThat(embedLarge("fourth", "--max-pixels=2304").out())
        .contains("Embedded 2 of 2 images", "0 rejected");
  }

  private Ended embedLarge(String run, String... more) {
    return Ended.after(
        Stream.concat(
                Stream.of(
                    "embed",
                    "--network=" + workplace.path("network"),
                    "--images=" + workplace.path("large"),
                    "--table=" + workplace.path("table"),
                    "--run-id=" + run),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void aRunWithoutItsSuccessMarkDoesNotCount() throws IOException {
    Files.delete(folder.resolve("table/run=first/_SUCCESS"));
    assertThat(embed("second").out()).contains("Embedded 6 of 6 images");
  }

  @Test
  void aRunThatIsThereIsNotWrittenAgain() {
    workplace.withPhoto("photos/red/new.png", 2, 999);
    Ended ended =
        Ended.after(
            "embed",
            "--network=" + workplace.path("network"),
            "--images=" + workplace.path("photos"),
            "--table=" + workplace.path("table"),
            "--run-id=first");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal()).startsWith("Cannot write run first: it is in ");
  }
}
