package org.murmuration.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.Chunk;

class TestLegPlan {
  private static List<Chunk> chunks(int count, int imagesEach) {
    return IntStream.range(0, count)
        .mapToObj(n -> new Chunk(n, "list-" + n, imagesEach, 0))
        .toList();
  }

  private static LegPlan plan(String every, int cores) {
    return new LegPlan(CommitEvery.of(every), cores);
  }

  @Test
  void takesWholeChunksUpToTheNumberOfImages() {
    assertThat(plan("100", 2).chunks(chunks(10, 32), 0, 0)).isEqualTo(3);
    assertThat(plan("96", 2).chunks(chunks(10, 32), 0, 0)).isEqualTo(3);
  }

  @Test
  void takesOneChunkAtLeastAndNoMoreThanThereAre() {
    assertThat(plan("1", 2).chunks(chunks(10, 32), 0, 0)).isEqualTo(1);
    assertThat(plan("1000000", 2).chunks(chunks(10, 32), 0, 0)).isEqualTo(10);
  }

  @Test
  void takesASmallJobAsOneLegByDefault() {
    assertThat(new LegPlan(CommitEvery.DEFAULT, 2).chunks(chunks(13, 32), 0, 0)).isEqualTo(13);
  }

  @Test
  void goesByTheRateThatWasMeasured() {
    // 50 images/s, for a minute: 3,000.
    assertThat(plan("1m", 2).chunks(chunks(100, 100), 1000, 20)).isEqualTo(30);
    assertThat(plan("500,1m", 2).chunks(chunks(100, 100), 1000, 20)).isEqualTo(5);
  }

  @Test
  void supposesARateBeforeOneWasMeasured() {
    // Two a second and core, for ten minutes: 4,800 on four cores.
    assertThat(plan("10m", 4).chunks(chunks(1000, 100), 0, 0)).isEqualTo(48);
    assertThat(plan("10m", 4).chunks(chunks(1000, 100), 3, 9)).isEqualTo(48);
  }

  @Test
  void hasWorkForEachCoreWhileTheFirstLegEnds() {
    LegPlan plan = plan("100", 8);
    assertThat(plan.wantsAnother(List.of())).isTrue();
    assertThat(plan.wantsAnother(List.of(50))).isTrue();
    assertThat(plan.wantsAnother(List.of(50, 15))).isTrue();
    assertThat(plan.wantsAnother(List.of(1, 16))).isFalse();
    assertThat(plan.wantsAnother(List.of(1, 8, 8))).isFalse();
  }
}
