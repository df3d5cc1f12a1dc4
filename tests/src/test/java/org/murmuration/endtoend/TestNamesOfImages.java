package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.ImageSource;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.launch.Main;
import org.murmuration.listing.ImageTable;
import org.murmuration.listing.ListingNotes;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/** Images whatever they are called, wherever they are listed. */
@Tag("cluster")
final class TestNamesOfImages {
  private static final List<String> NAMES =
      List.of(
          "2024-06-01 12:30:45.png",
          "what?.png",
          "a*b.png",
          "[x].png",
          "{x,y}.png",
          "#1.png",
          "100%.png",
          "a%20b.png",
          "a+b&c=d;e,f.png",
          "it's.png",
          "\"quoted\".png",
          "back\\slash.png",
          " blank .png",
          "two\nlines.png",
          "a\ttab.png",
          "x".repeat(251) + ".png",
          "\uD83D\uDC26.png",
          "\u05E6\u05D9\u05E4\u05D5\u05E8.png",
          "gr\u00FCn.png",
          "_DSC0001.PNG");

  private static SharedSession session;
  private static Workplace workplace;

  @BeforeAll
  static void prepare(@TempDir Path folder) {
    workplace = new Workplace(folder);
    session = SharedSession.with(Map.of());
    for (int i = 0; i < NAMES.size(); i++) {
      workplace.withPhoto("odd/" + label(i) + "/" + NAMES.get(i), i % 3, i);
    }
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static String label(int image) {
    return List.of("12:30", "gr\u00FCn & #1 100% [x]").get(image % 2);
  }

  /** Of each image that can be used, its label and URI. */
  private static List<String> checked(String option, String output) throws IOException {
    session.run("check-images", option, "--output=" + workplace.path(output));
    return session
        .spark()
        .read()
        .parquet(workplace.path(output))
        .where("outcome = 'OK'")
        .select("label", "uri")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static List<String> expected() {
    return IntStream.range(0, NAMES.size())
        .mapToObj(
            i ->
                "[%s,file:%s]"
                    .formatted(label(i), workplace.path("odd/" + label(i) + "/" + NAMES.get(i))))
        .sorted()
        .toList();
  }

  private static String line(int image) {
    String uri = "odd/" + label(image) + "/" + NAMES.get(image);
    return "\"%s\",\"%s\"\n".formatted(uri.replace("\"", "\"\""), label(image));
  }

  @Test
  void areTheSameInFolderPatternManifestAndPack() throws IOException {
    StringBuilder list = new StringBuilder("uri,label\n");
    IntStream.range(0, NAMES.size()).forEach(i -> list.append(line(i)));
    workplace.withFile("list 12:30 [x].csv", list.toString());
    session.run("pack", "--images=" + workplace.path("odd"), "--pack=" + workplace.path("[pack]"));
    assertThat(checked("--images=" + workplace.path("odd"), "a")).isEqualTo(expected());
    assertThat(checked("--images=" + workplace.path("odd") + "/*/*", "b")).isEqualTo(expected());
    assertThat(checked("--manifest=" + workplace.path("list 12:30 [x].csv"), "c"))
        .isEqualTo(expected());
    assertThat(checked("--images=" + workplace.path("[pack]"), "d")).isEqualTo(expected());
  }

  private static JavaRDD<ImageFile> listed(byte[] manifest) throws IOException {
    Path list = Files.createTempFile(workplace.folder(), "list", ".csv");
    Files.write(list, manifest);
    return ImageSource.listedIn(list.toString())
        .listToLearn(new ImageTable(session.spark(), Storage.of(session.spark())))
        .images();
  }

  private static AbstractThrowableAssert<?, ?> refused(String manifest, Charset charset) {
    return assertThatThrownBy(() -> listed(manifest.getBytes(charset))).isInstanceOf(Refusal.class);
  }

  private static List<String> notes() {
    return ListingNotes.said(session.spark().sparkContext());
  }

  @Test
  void aListInUtf16IsRead() throws IOException {
    String list = "\uFEFFuri\tlabel\na.png\tgr\u00FCn\nb.png\t rot\n";
    assertThat(listed(list.getBytes(UTF_16LE)).map(ImageFile::label).collect())
        .containsExactlyInAnyOrder("gr\u00FCn", "rot");
  }

  @Test
  void aListInAnotherEncodingIsRefused() {
    Charset windows = Charset.forName("windows-1252");
    refused("uri,label\na.png,gr\u00FCn\n", windows)
        .hasMessageContaining("labelled 'gr\uFFFDn', is not in UTF-8");
    refused("uri,label\ngr\u00FCn.png,x\n", windows)
        .hasMessageContaining("gr\uFFFDn.png, labelled 'x', is not in UTF-8");
  }

  @Test
  void anImageWithTwoLabelsIsRefused() {
    refused("uri,label\na.png,wren\nb.png,wren\n./a.png,robin\n", UTF_8)
        .hasMessageContaining("/a.png has two labels, 'robin' and 'wren' (leave one row");
  }

  @Test
  void aLabelThatCannotBePrintedIsNamedWithItsRow() {
    refused("uri,label\na.png,wren\nb.png,\"ro\tbin\"\n", UTF_8)
        .hasMessageContaining("label 'ro\\u0009bin' of file:")
        .hasMessageContaining("/b.png (row 2 of file:");
  }

  @Test
  void rowsThatRepeatOthersOrNameNothingAreCounted() throws IOException {
    String list = "uri,label\nc.png,wren\nc.png,wren\nc.png,wren \n,wren\nd.png,Wren\n";
    assertThat(listed(list.getBytes(UTF_8)).count()).isEqualTo(2);
    assertThat(notes())
        .contains(
            "Rows of the list that repeat another, read once: 2 (file:%s)"
                .formatted(workplace.path("c.png")),
            "Rows of the list without a uri, left out: 1 (wren)",
            "Rows of the list that name no file that is there: 4 (c.png, d.png)",
            "Labels respelt, without blanks around them and in Unicode's form NFC: 1 (wren )",
            "Labels that differ in nothing but case, and are classes of their own: 1 (Wren and wren)");
  }

  @Test
  void aFolderOneLevelOffIsRefusedBeforeTheWork() {
    workplace.withPhotos("level/photos", 1);
    for (String folder : List.of("level", "level/photos/red")) {
      assertThatThrownBy(
              () ->
                  session.run(
                      "pipeline",
                      "--network=" + workplace.path("none"),
                      "--images=" + workplace.path(folder),
                      "--output=" + workplace.path("none")))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("did you mean file:%s", workplace.path("level/photos"));
    }
  }

  @Test
  void inALocaleWithoutUmlautsNothingIsLost() throws IOException, InterruptedException {
    for (int i = 0; i < 45; i++) {
      String kind = i % 3 == 0 ? "gr\u00FCn" : "rot";
      workplace.withPhoto(
          "umlauts/%s/%s%d.png".formatted(kind, i % 2 == 0 ? "\u00E4" : "a", i), i % 3, i);
    }
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-Dj"))
        .forEach(line::add);
    line.addAll(List.of("-Dspark.master=local[1]", "-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(Main.class.getName(), "check-images"));
    line.add("--images=" + workplace.path("umlauts"));
    line.add("--output=" + workplace.path("umlauts-checked"));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(Map.of("LC_ALL", "C", "LC_CTYPE", "C"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(2);
    assertThat(said).contains("this process spells names of files in ANSI_X3.4-1968 (set LC_ALL=");
    assertThat(checked("--images=" + workplace.path("umlauts"), "umlauts-checked")).hasSize(45);
  }
}
