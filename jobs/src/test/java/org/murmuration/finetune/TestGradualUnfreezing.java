package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.TailPlan;
import org.murmuration.command.Refused;

class TestGradualUnfreezing {
  private static final String TEXT = "head:2,block5_conv1:3,fc2:1";

  @Test
  void followOneAnother() {
    GradualUnfreezing unfreezing = GradualUnfreezing.of(TEXT);
    assertThat(unfreezing.epochs()).isEqualTo(6);
    assertThat(IntStream.rangeClosed(1, 6).mapToObj(epoch -> unfreezing.at(epoch).from()))
        .containsExactly("head", "head", "block5_conv1", "block5_conv1", "block5_conv1", "fc2");
    assertThat(IntStream.rangeClosed(1, 6).filter(unfreezing::startsAt)).containsExactly(1, 3, 6);
    assertThat(unfreezing).hasToString(TEXT);
  }

  @Test
  void runFromTheDeepestLayerOn() {
    CutPoint cut = CutPoint.at("fc2");
    assertThat(
            GradualUnfreezing.of(TEXT)
                .deepest(from -> TailPlan.of(Architecture.vgg16(), cut, 3, from)))
        .isEqualTo("block5_conv1");
  }

  @Test
  void keepTheirEpochsUnderOtherNames() {
    assertThat(GradualUnfreezing.of("head:3,own:5").renamed(name -> name.replace("own", "fc2")))
        .hasToString("head:3,fc2:5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "head", "head:", "head:0", "head:2,", "head:2:3", "head:-1"})
  void refuseWhatNamesNoLayersAndEpochs(String text) {
    Refused.settings(() -> GradualUnfreezing.of(text))
        .hasMessageStartingWith("Cannot use --stages '%s': it must name".formatted(text));
  }
}
