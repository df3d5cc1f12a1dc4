package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;

/** Other libraries' odd and broken files; skipped where they are absent. */
@Tag("slow")
class TestOddImages {
  private static final double JPEG_NOISE = 6;
  private static final long MOST_MILLIS = 10_000;

  private final ImageDecoder decoder = new ImageDecoder();

  @BeforeEach
  void skipWithoutData() {
    TestData.skipWithout();
  }

  // The table was looked at, picture by picture, beside Pillow's.
  @Test
  void endAsTheGoldenTableSaysInLittleMemory(TestReporter reporter) throws Exception {
    List<String> outcomes = new ArrayList<>();
    long slowest = 0;
    for (String line : inAJvmOf("-Xmx512m")) {
      int end = line.lastIndexOf('\t');
      outcomes.add(line.substring(0, end));
      slowest = Math.max(slowest, Long.parseLong(line.substring(end + 1)));
    }
    reporter.publishEntry("slowest", slowest + " ms of " + outcomes.size() + " files");
    assertThat(outcomes).containsExactlyElementsOf(golden());
    assertThat(slowest).isLessThan(MOST_MILLIS);
  }

  private static List<String> inAJvmOf(String heap) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Djava.awt.headless=true",
                "-Dmurmuration.test-data=" + TestData.FOLDER,
                "-classpath",
                System.getProperty("java.class.path"),
                OddOutcomes.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.getInputStream()) {
      List<String> lines = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor()).as("exit code").isZero();
      return lines;
    }
  }

  private static List<String> golden() throws IOException {
    try (var table = TestOddImages.class.getResourceAsStream("odd-images.tsv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void areTruncatedWhereverAGoodOneIsCut(TestReporter reporter) throws IOException {
    int cuts = 0;
    for (String name : TestData.odd()) {
      byte[] whole = TestData.odd(name);
      // Of these, two pictures one behind the other, a half may be the whole first.
      boolean single = !name.contains("sugarshack");
      if (single && OddOutcomes.of(whole).matches("(jpeg|png) .*")) {
        for (int percent : new int[] {10, 50, 90}) {
          byte[] cut = Arrays.copyOf(whole, end(whole) * percent / 100);
          assertThat(OddOutcomes.of(cut)).as("%s at %s %%", name, percent).isEqualTo("TRUNCATED");
          cuts++;
        }
      }
    }
    reporter.publishEntry("cuts", cuts + " TRUNCATED");
    assertThat(cuts).isGreaterThan(800);
  }

  /** Of the image; what lies behind a JPEG's last end marker is none. */
  private static int end(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return text.startsWith("\u00FF\u00D8") ? text.lastIndexOf("\u00FF\u00D9") + 2 : file.length;
  }

  @Test
  void showTheEightOrientationsOfOneSceneAlike(TestReporter reporter) throws Exception {
    List<Integer> orientations = new ArrayList<>();
    int[] original = fitted("pillow/hopper.jpg", orientations);
    // Encoded three times: upright (1), lying as 2 to 4 do, standing as 5 to 8 do. Between two
    // encodings Pillow finds 3 to 4 as well; a mirrored face would be 60 away.
    int[] encoded = original;
    for (int exif = 2; exif <= 8; exif++) {
      String name = "pillow/hopper_orientation_%d.jpg".formatted(exif);
      int[] seen = fitted(name, orientations);
      encoded = exif == 2 || exif == 5 ? seen : encoded;
      double otherwise = meanDifference(original, seen);
      double alike = meanDifference(encoded, seen);
      reporter.publishEntry(name, "%.2f, %.2f of 255".formatted(otherwise, alike));
      assertThat(otherwise).as(name).isLessThan(JPEG_NOISE);
      assertThat(alike).as(name).isLessThan(1);
    }
    assertThat(orientations).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void showOrientationsOfALandscapeAlike() throws Exception {
    List<Integer> orientations = new ArrayList<>();
    int[] upright = fitted("exif-orientation/Landscape_1.jpg", orientations);
    for (int exif : new int[] {3, 6, 8}) {
      String name = "exif-orientation/Landscape_%s.jpg".formatted(exif);
      assertThat(meanDifference(upright, fitted(name, orientations)))
          .as(name)
          .isLessThan(JPEG_NOISE);
    }
    assertThat(orientations).containsExactly(1, 3, 6, 8);
  }

  private int[] fitted(String name, List<Integer> orientations) throws Exception {
    DecodedImage image = decoder.decode(TestData.odd(name));
    orientations.add(image.orientation().exif());
    return Encoded.pixels(
        new Preprocessing(new ImageShape(112, 112, 3), Preset.CAFFE).fit(image.pixels()));
  }

  private static double meanDifference(int[] one, int[] other) {
    return IntStream.range(0, one.length)
        .flatMap(
            i ->
                IntStream.of(16, 8, 0)
                    .map(s -> Math.abs((one[i] >> s & 255) - (other[i] >> s & 255))))
        .average()
        .orElseThrow();
  }
}
