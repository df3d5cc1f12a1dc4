package org.murmuration.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.CutSummary;
import org.murmuration.architecture.NetworkSummary;

class TestLayerTable {
  private static final NetworkSummary VGG16 = NetworkSummary.of(Architecture.vgg16());

  private static List<String> lines(Set<String> leftOut, List<NetworkSummary.Row> rows) {
    return new LayerTable(VGG16, leftOut).lines(rows);
  }

  @Test
  void hasARowALayerBetweenTitlesAndTotals() {
    List<String> lines = lines(Set.of(), VGG16.rows());
    assertThat(lines).hasSize(1 + 41 + 1);
    assertThat(words(lines.get(0)))
        .containsExactly("layer", "kind", "output", "parameters", "memory", "GFLOP");
    assertThat(words(lines.get(2)))
        .containsExactly(
            "block1_conv1", "convolution", "(?, 224, 224, 64)", "1,792", "12.25 MiB", "0.173");
    assertThat(words(lines.get(3)))
        .containsExactly("block1_conv1_relu", "relu", "(?, 224, 224, 64)");
    assertThat(words(lines.get(42)))
        .containsExactly("total of 41", "138,357,544", vgg16Memory(), "30.941");
  }

  /** Of the input, of what each convolution and each pool of a block gives, and of the vectors. */
  private static String vgg16Memory() {
    List<Integer> convolutions = List.of(2, 2, 3, 3, 3);
    List<Integer> channels = List.of(64, 128, 256, 512, 512);
    long floats = 224 * 224 * 3 + 2 * 4096 + 2 * 1000;
    for (int block = 0; block < channels.size(); block++) {
      int before = 224 >> block;
      int after = before / 2;
      floats += (long) convolutions.get(block) * before * before * channels.get(block);
      floats += (long) after * after * channels.get(block);
    }
    return "%.2f MiB".formatted(floats * 4 / 1048576.0);
  }

  private static String[] words(String line) {
    return line.strip().split(" {2,}");
  }

  @Test
  void totalsTheWholeWhateverIsShown() {
    List<String> few = lines(Set.of(), VGG16.rows().subList(38, 41));
    assertThat(few).hasSize(1 + 3 + 1);
    assertThat(words(few.get(4))).contains("138,357,544");
  }

  @ParameterizedTest
  @CsvSource({"vgg16, fc2", "vgg19, fc2", "squeezenet1_1, features.12"})
  void fitsAScreenAndEndsWithoutSpaces(String family, String layer) {
    CutSummary cut = CutSummary.of(Architecture.named(family), CutPoint.at(layer));
    List<String> lines = new LayerTable(cut.whole(), cut.leftOut()).lines(cut.whole().rows());
    assertThat(lines)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100).doesNotEndWith(" "));
  }

  @Test
  void marksWhatIsLeftOutAndNothingElse() {
    CutSummary cut = CutSummary.of(Architecture.vgg16(), CutPoint.at("fc2"));
    List<String> lines = lines(cut.leftOut(), VGG16.rows());
    assertThat(IntStream.range(0, 41).filter(i -> lines.get(i + 1).startsWith("x ")).boxed())
        .containsExactly(38, 39, 40);
    assertThat(lines.subList(0, 39)).allSatisfy(line -> assertThat(line).startsWith("  "));
  }

  @Test
  void givesSmallNetworksEnoughDigits() {
    NetworkSummary small =
        NetworkSummary.of(Architecture.vgg16().withWidths(List.of(1, 1, 1, 1, 1, 2, 2)));
    List<String> lines = new LayerTable(small, Set.of()).lines(small.rows());
    // 2 x 27 weights x 224 x 224 places.
    assertThat(lines.get(2)).endsWith(" 0.002710");
  }
}
