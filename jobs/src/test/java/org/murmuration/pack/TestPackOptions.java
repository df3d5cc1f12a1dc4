package org.murmuration.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.command.Refused;
import org.murmuration.table.RunId;
import picocli.CommandLine;

class TestPackOptions {
  private static PackOptions parse(String... arguments) {
    PackOptions options = new PackOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }

  @Test
  void nameTheirOutput() {
    assertThat(parse("--images=i", "--pack=p").output()).contains("p");
  }

  @ParameterizedTest
  @CsvSource({"0, 1 or more", "2147483632, 2147483631 or less"})
  void refuseAFileOfNoSizeAndOneThatNobodyReads(long maxBytes, String allowed) {
    PackOptions options = parse("--images=i", "--pack=p", "--max-bytes=" + maxBytes);
    Refused.settings(() -> options.job(new RunId("r1")))
        .hasMessage("Cannot use --max-bytes %d: it must be %s".formatted(maxBytes, allowed));
  }

  @Test
  void refuseToPackNothing() {
    PackOptions options = parse("--pack=p");
    Refused.settings(() -> options.job(new RunId("r1")))
        .hasMessage("Cannot read images: name one of --images and --manifest, found none");
  }
}
