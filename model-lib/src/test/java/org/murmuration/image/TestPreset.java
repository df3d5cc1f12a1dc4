package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.refusal.Refusal;

class TestPreset {
  private static final int PIXEL = 0x0A64FF;

  static List<Preset> published() {
    return Preset.published();
  }

  @ParameterizedTest
  @MethodSource("published")
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
    assertThat(Preset.NONE.channels())
        .extracting(Channel::formula)
        .containsExactly("red", "green", "blue");
    assertThat(Preset.INCEPTION.channels().get(0).formula()).isEqualTo("(red / 255 - 0.5) / 0.5");
  }

  @Test
  void isCalledByItsNumbersWhereItHasNoName() {
    Preset own =
        new Normalisation(List.of(0.4f, 0.45f, 1e-5f), List.of(0.2f, 0.25f, 0.3f)).preset();
    assertThat(own.id()).isEqualTo("mean=0.4,0.45,1.0E-5;deviation=0.2,0.25,0.3");
    assertThat(Preset.named(own.id())).isEqualTo(own);
    assertThat(values(own).get(0)).isCloseTo((10 / 255f - 0.4f) / 0.2f, within(1e-6f));
  }

  @Test
  void isThePublishedOneWhereTheNumbersAre() {
    assertThat(
            new Normalisation(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f))
                .preset())
        .isSameAs(Preset.TORCHVISION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mean=0.4,0.4;deviation=1,1,1",
        "mean=0.4,0.4,0.4;deviation=1,0,1",
        "mean=0.4,NaN,0.4;deviation=1,1,1",
        "mean=0.4,x,0.4;deviation=1,1,1",
        "mean=0.4,,0.4;deviation=1,1,1",
        ""
      })
  void refusesNumbersThatAreNone(String id) {
    assertThatThrownBy(() -> Preset.named(id))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot ");
  }

  private static List<Float> values(Preset preset) {
    return preset.channels().stream().map(channel -> channel.value(PIXEL)).toList();
  }
}
