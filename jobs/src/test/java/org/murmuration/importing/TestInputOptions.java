package org.murmuration.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.command.Refused;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import picocli.CommandLine;

class TestInputOptions {
  @Test
  void readHeightThenWidth() {
    assertThat(parse("--input-shape=96x128x3").shape()).contains(new ImageShape(96, 128, 3));
  }

  @Test
  void leaveThePublishedShapeUnlessTold() {
    Architecture published = Architecture.named("vgg16");
    assertThat(parse().shape()).isEmpty();
    assertThat(parse().applyTo(published)).isEqualTo(published);
    assertThat(parse("--input-shape=96x128x3").applyTo(published).input())
        .isEqualTo(new ImageShape(96, 128, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "224",
        "224x224",
        "224x224x1",
        "224x224x4",
        "0x224x3",
        "224x0x3",
        "-1x224x3",
        "224X224X3",
        "224x224x3x3",
        "1000000x1x3",
        "99999x99999x3",
        " 224x224x3"
      })
  void refuseWhatIsNoShape(String text) {
    InputOptions options = parse("--input-shape=" + text);
    Refused.settings(options::shape)
        .hasMessage(
            "Cannot use --input-shape '%s': expected height, width and 3 channels, such as 224x224x3"
                .formatted(text));
  }

  @Test
  void takeThePresetOfTheSourceUnlessTold() {
    assertThat(parse().preset()).isEmpty();
    assertThat(parse("--preset=torchvision").preset()).contains(Preset.TORCHVISION);
  }

  @Test
  void refuseAnUnknownPreset() {
    InputOptions options = parse("--preset=keras");
    Refused.settings(() -> options.preset())
        .hasMessage(
            "Cannot use preset 'keras': unknown (known presets: caffe, torchvision, inception, clip, unit, none)");
  }

  @Test
  void takeNumbersInsteadOfAPreset() {
    assertThat(parse("--mean=0.4,0.45,0.5", "--deviation=0.2,0.2,0.25").preset())
        .get()
        .extracting(Preset::id)
        .isEqualTo("mean=0.4,0.45,0.5;deviation=0.2,0.2,0.25");
    assertThat(parse("--mean=0.5,0.5,0.5", "--deviation=0.5,0.5,0.5").preset())
        .contains(Preset.INCEPTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--mean=0.4,0.4,0.4",
        "--deviation=1,1,1",
        "--preset=caffe --deviation=1,1,1",
        "--preset=caffe --mean=1,1,1 --deviation=1,1,1"
      })
  void refuseNumbersThatAreHalfOrBesideAPreset(String line) {
    InputOptions options = parse(line.split(" "));
    Refused.settings(() -> options.preset())
        .hasMessageStartingWith("Cannot tell how pixels become the network's input: --");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--mean=0.4,0.4 --deviation=1,1,1",
        "--mean=0.4,0.4,0.4 --deviation=1,0,1",
        "--mean=0.4,0.4,0.4 --deviation=1,1,-1",
        "--mean=NaN,0.4,0.4 --deviation=1,1,1"
      })
  void refuseNumbersThatCannotBe(String line) {
    InputOptions options = parse(line.split(" "));
    Refused.settings(() -> options.preset()).hasMessageStartingWith("Cannot normalise by ");
  }

  private static InputOptions parse(String... arguments) {
    InputOptions options = new InputOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
