package org.murmuration.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.RunId;
import picocli.CommandLine;

class TestNewNetworkOptions {
  private static final RunId RUN = new RunId("r1");

  @Test
  void meanTheTextbookCaseByDefault() {
    assertThat(parse().job(RUN))
        .isEqualTo(
            new NewNetworkJob(
                "n", new NewNetworkSettings(Architecture.named("vgg16"), Preset.CAFFE, 1)));
  }

  @Test
  void changeWhatTheyName() {
    Architecture expected =
        Architecture.named("vgg11")
            .withWidths(List.of(3, 4, 5, 6, 7, 8, 9))
            .withInput(new ImageShape(64, 32, 3))
            .withClasses(12);
    assertThat(
            parse(
                    "--architecture=vgg11",
                    "--widths=3,4,5,6,7,8,9",
                    "--input-shape=64x32x3",
                    "--classes=12",
                    "--preset=torchvision",
                    "--seed=5")
                .job(RUN))
        .isEqualTo(new NewNetworkJob("n", new NewNetworkSettings(expected, Preset.TORCHVISION, 5)));
  }

  @Test
  void needNoClassesWithoutATop() {
    assertThat(parse("--architecture=vgg16_notop").job(RUN))
        .isEqualTo(
            new NewNetworkJob(
                "n", new NewNetworkSettings(Architecture.named("vgg16_notop"), Preset.CAFFE, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--architecture=vgg17 | vgg17",
        "--widths=1,2 | 2",
        "--widths=0,1,1,1,1,1,1 | 0",
        "--classes=0 | 0",
        "--architecture=vgg16_notop --classes=7 | has no classes, found 7",
      })
  void refuseWhatMakesNoNetwork(String argument, String named) {
    NewNetworkOptions options = parse(argument.split(" "));
    assertThatThrownBy(() -> options.job(RUN))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot ")
        .hasMessageContaining(named);
  }

  private static NewNetworkOptions parse(String... arguments) {
    NewNetworkOptions options = new NewNetworkOptions();
    CommandLine line = new CommandLine(options);
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--to=n";
    line.parseArgs(all);
    return options;
  }
}
