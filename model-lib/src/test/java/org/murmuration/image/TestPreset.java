package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.refusal.Refusal;

class TestPreset {
  private static final int PIXEL = 0x0A64FF;

  @ParameterizedTest
  @EnumSource
  void isFoundByItsId(Preset preset) {
    assertThat(Preset.named(preset.id())).isEqualTo(preset);
  }

  @Test
  void refusesAnUnknownIdAndListsTheKnownOnes() {
    assertThatThrownBy(() -> Preset.named("keras"))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot use preset 'keras': unknown (known presets: caffe, torchvision, inception, clip, unit, none)")
        .satisfies(
            refusal -> assertThat(((Refusal) refusal).kind()).isEqualTo(Refusal.Kind.SETTINGS));
  }

  @Test
  void caffeSubtractsMeansFromBlueGreenRed() {
    assertThat(values(Preset.CAFFE)).containsExactly(255 - 103.939f, 100 - 116.779f, 10 - 123.68f);
  }

  @Test
  void torchvisionScalesRedGreenBlue() {
    List<Float> values = values(Preset.TORCHVISION);
    assertThat(values.get(0)).isCloseTo((float) ((10 / 255.0 - 0.485) / 0.229), within(1e-6f));
    assertThat(values.get(1)).isCloseTo((float) ((100 / 255.0 - 0.456) / 0.224), within(1e-6f));
    assertThat(values.get(2)).isCloseTo((float) ((255 / 255.0 - 0.406) / 0.225), within(1e-6f));
  }

  @Test
  void inceptionScalesFromMinusOneToOne() {
    List<Float> values = values(Preset.INCEPTION);
    assertThat(values.get(0)).isCloseTo((float) (10 / 127.5 - 1), within(1e-6f));
    assertThat(values.get(2)).isEqualTo(1);
  }

  @Test
  void clipScalesRedGreenBlueByItsOwnNumbers() {
    float red = (float) ((10 / 255.0 - 0.48145466) / 0.26862954);
    assertThat(values(Preset.CLIP).get(0)).isCloseTo(red, within(1e-6f));
  }

  @Test
  void someNetworksTakeSamplesAsTheyAre() {
    assertThat(values(Preset.NONE)).containsExactly(10f, 100f, 255f);
    assertThat(values(Preset.UNIT)).containsExactly(10 / 255f, 100 / 255f, 1f);
    assertThat(Channel.of(Preset.NONE))
        .extracting(Channel::formula)
        .containsExactly("red", "green", "blue");
    assertThat(Channel.of(Preset.INCEPTION).get(0).formula()).isEqualTo("(red / 255 - 0.5) / 0.5");
  }

  private static List<Float> values(Preset preset) {
    return Channel.of(preset).stream().map(channel -> channel.value(PIXEL)).toList();
  }
}
