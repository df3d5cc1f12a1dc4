package org.murmuration.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.CutSummary;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.NetworkSummary;

class TestLayout {
  private static List<Block> blocks(String family) {
    return Block.of(NetworkSummary.of(Architecture.named(family)), CutMark.NONE);
  }

  private static Layout layout(List<Block> blocks) {
    return Layout.of(Segment.of(blocks), Sizes.of(blocks), CutMark.NONE);
  }

  @Test
  void drawsReluAndDropoutWithTheLayerBefore() {
    List<Block> blocks = blocks("vgg16");
    assertThat(blocks).hasSize(41 - 15 - 2);
    assertThat(blocks).noneMatch(block -> block.main().kind() == LayerKind.RELU);
    assertThat(blocks.stream().filter(block -> block.attached().size() == 2))
        .extracting(block -> block.main().name())
        .containsExactly("fc1", "fc2");
  }

  @Test
  void partsABlockThatACutGoesThrough() {
    CutSummary cut = CutSummary.of(Architecture.vgg16(), CutPoint.at("fc2"));
    List<Block> blocks = Block.of(cut.whole(), new CutMark(cut.last(), cut.leftOut(), "", ""));
    assertThat(blocks.stream().filter(Block::leftOut))
        .extracting(block -> block.main().name())
        .containsExactly("fc2_dropout", "predictions", "predictions_softmax");
  }

  @Test
  void keepsAFireModuleTogether() {
    List<Segment> modules =
        Segment.of(blocks("squeezenet1_1")).stream().filter(Segment::branches).toList();
    assertThat(modules).hasSize(8);
    assertThat(modules.get(0).rows())
        .extracting(row -> row.stream().map(block -> block.main().name()).toList())
        .containsExactly(
            List.of("features.3.squeeze"),
            List.of("features.3.expand1x1", "features.3.expand3x3"),
            List.of("features.3"));
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void putsNoBlockOnAnother(Family family) {
    List<Block> blocks = blocks(family.id());
    Layout layout = layout(blocks);
    assertThat(layout.boxes().keySet()).containsExactlyElementsOf(blocks);
    List<Box> boxes = new ArrayList<>(layout.boxes().values());
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(other -> overlap(box, other));
      assertThat(box.x()).isNotNegative();
      assertThat(box.right()).isLessThanOrEqualTo(layout.width());
      assertThat(box.bottom()).isLessThan(layout.height());
    }
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.right()
        && other.x() < one.right()
        && one.y() < other.bottom()
        && other.y() < one.bottom();
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void fitsAPage(Family family) {
    Layout layout = layout(blocks(family.id()));
    assertThat(layout.height() / layout.width()).isBetween(0.7, 1.35);
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void endsAColumnAfterAPool(Family family) {
    Layout layout = layout(blocks(family.id()));
    Map<Box, List<Block>> columns =
        layout.boxes().keySet().stream()
            .collect(Collectors.groupingBy(block -> layout.columnOf(layout.boxes().get(block))));
    for (Box column : layout.columns().subList(0, layout.columns().size() - 1)) {
      List<Block> blocks = columns.get(column);
      assertThat(blocks.get(blocks.size() - 1).main().kind()).isEqualTo(LayerKind.MAX_POOL);
    }
  }
}
