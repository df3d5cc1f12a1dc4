package org.murmuration.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TestImageOptions {
  @Test
  void takesAFolderOrAManifest() {
    assertThat(parse("--images=photos").source().location()).isEqualTo("photos");
    assertThat(parse("--manifest=list.csv").source().location()).isEqualTo("list.csv");
    assertThat(parse("--images=photos", "--images=more, too").source().location())
        .isEqualTo("photos, more, too");
    assertThat(ImageSource.in("photos").location()).isEqualTo("photos");
  }

  @Test
  void knowsWhetherImagesAreNamed() {
    assertThat(parse().isEmpty()).isTrue();
    assertThat(parse("--images=photos").isEmpty()).isFalse();
    assertThat(parse("--manifest=list.csv").isEmpty()).isFalse();
  }

  @Test
  void refusesNoneAndBoth() {
    ImageOptions none = parse();
    Refused.settings(none::source)
        .hasMessage("Cannot read images: name one of --images and --manifest, found none");
    ImageOptions both = parse("--images=photos", "--manifest=list.csv");
    Refused.settings(both::source)
        .hasMessage("Cannot read images: name one of --images and --manifest, found both");
  }

  private static ImageOptions parse(String... arguments) {
    ImageOptions options = new ImageOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
