package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestLearningRates {
  private static final List<String> LAYERS =
      List.of("block5_conv1", "block5_conv2", "fc1", "fc2", "head");

  private static Map<String, Double> rates(String text, double factor) {
    return new LearningRates(text, factor).of(LAYERS);
  }

  @Test
  void giveABlocksRateToAllItsLayers() {
    assertThat(rates("1e-5, head=1e-3,block5=1e-4,block5_conv2=2e-4", 1))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "block5_conv1",
                1e-4,
                "block5_conv2",
                2e-4,
                "fc1",
                1e-5,
                "fc2",
                1e-5,
                "head",
                1e-3));
  }

  @Test
  void fallByTheFactorFromBlockToBlock() {
    assertThat(rates("0.8", 0.5))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("block5_conv1", 0.1, "block5_conv2", 0.1, "fc1", 0.2, "fc2", 0.4, "head", 0.8));
  }

  @Test
  void refuseALayerWithoutARate() {
    Refused.settings(() -> rates("head=1e-3,block5=1e-4", 1))
        .hasMessage(
            "Cannot fine-tune: --learning-rate names no rate for fc1 (name it, or add a rate for all others)");
  }

  @Test
  void refuseARateWithoutALayer() {
    Refused.settings(() -> rates("1e-3,block4=1e-4", 1))
        .hasMessage(
            "Cannot fine-tune: --learning-rate names 'block4', which does not learn (these do: block5, fc1, fc2, head)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "fast", "NaN", "Infinity", "1,2", "head=", "head=1,head=2"})
  void refuseWhatIsNoRate(String text) {
    Refused.settings(() -> rates(text, 1))
        .hasMessageStartingWith("Cannot use --learning-rate '%s'".formatted(text));
  }
}
