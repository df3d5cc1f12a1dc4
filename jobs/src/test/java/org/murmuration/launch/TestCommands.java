package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.command.JobOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

class TestCommands {
  private static Stream<String> commands() {
    return Commands.create("1.0").getSubcommands().keySet().stream();
  }

  private static CommandLine command(String name) {
    return Commands.create("1.0").getSubcommands().get(name);
  }

  @Test
  void areThoseOfTheDesignSoFar() {
    assertThat(commands())
        .contains(
            "new-network",
            "import-weights",
            "show",
            "check-images",
            "embed",
            "train",
            "assemble",
            "evaluate",
            "classify",
            "export",
            "pipeline",
            "demo");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void becomeJobs(String name) {
    assertThat(command(name).getCommandSpec().userObject()).isInstanceOf(JobOptions.class);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void describeThemselvesAndEachOption(String name) {
    CommandLine command = command(name);
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getCommandSpec().args())
        .allSatisfy(
            argument -> {
              assertThat(argument.description()).as(argument.toString()).isNotEmpty();
              assertThat(argument.description()[0]).isNotBlank();
              assertThat(argument.paramLabel()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void haveLongNamesInKebabCase(String name) {
    assertThat(command(name).getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .allSatisfy(option -> assertThat(option).matches("--[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(name).matches("[a-z]+(-[a-z]+)*");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void haveEachOptionOnce(String name) {
    List<String> names = new ArrayList<>();
    command(name)
        .getCommandSpec()
        .options()
        .forEach(option -> names.addAll(List.of(option.names())));
    assertThat(names).doesNotHaveDuplicates().contains("--config", "--run-report", "--help");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showEachOptionWithItsDefaultInTheirHelp(String name) {
    CommandLine commands = Commands.create("1.0");
    StringWriter help = new StringWriter();
    commands.setOut(new PrintWriter(help));
    ParseResult parsed = commands.parseArgs(name, "--help");
    assertThat(CommandLine.printHelpIfRequested(parsed)).isTrue();
    assertThat(help.toString()).startsWith("Usage: murmuration " + name);
    assertThat(command(name).getCommandSpec().options())
        .allSatisfy(option -> assertThat(help.toString()).contains(option.longestName()));
    assertThat(help.toString()).doesNotContain("${", "default: null");
  }

  @Test
  void sayWhichVersionTheyAre() {
    assertThat(commands())
        .allSatisfy(
            name -> {
              CommandLine commands = Commands.create("1.0");
              StringWriter version = new StringWriter();
              commands.setOut(new PrintWriter(version));
              CommandLine.printHelpIfRequested(commands.parseArgs(name, "--version"));
              assertThat(version.toString()).isEqualToIgnoringNewLines("murmuration 1.0");
            });
  }

  @Test
  void takeNamesOfChoicesInAnyCase() {
    ParseResult parsed =
        Commands.create("1.0")
            .parseArgs(
                "pipeline",
                "--network=n",
                "--images=i",
                "--output=o",
                "--optimizer=Adam",
                "--pooling=FLATTEN",
                "--mode=fail-if-exists");
    assertThat(String.valueOf(parsed.subcommand().matchedOption("mode").<Object>getValue()))
        .isEqualTo("fail-if-exists");
    assertThat(String.valueOf(parsed.subcommand().matchedOption("optimizer").<Object>getValue()))
        .isEqualTo("ADAM");
  }
}
