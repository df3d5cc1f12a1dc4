package org.murmuration.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.RunId;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A command, and the shortest lines that it takes. A new command needs no entry here as long as its
 * required options are folders or files.
 */
record TriedCommand(String name, CommandLine commands) {
  private static final RunId RUN = new RunId("r1");

  /** Commands that want more than their required options, or options that exclude each other. */
  private static final Map<String, List<String>> OWN_LINES =
      Map.of(
          "show", List.of("folder", "folder --cut=fc2"),
          "export", List.of("--from=f --to=t --format=onnx"),
          "finetune",
              List.of(
                  "--classifier=c --images=i --output=o",
                  "--classifier=c --manifest=m --output=o",
                  "--classifier=c --images=i --output=o --stages=fc2:3"),
          "import-weights",
              List.of(
                  "--from=f --to=t",
                  "--from=f --to=t --probe=p",
                  "--from=f --to=t --mean=0,0,0 --deviation=1,1,1"),
          "new-network", List.of("--to=t", "--to=t --mean=0,0,0 --deviation=1,1,1"),
          "plan",
              List.of(
                  "--architecture=vgg16 --image-count=10",
                  "--network=n --images=i",
                  "--network=n --manifest=m"),
          "evaluate",
              List.of(
                  "--report=r --head=h --table=t",
                  "--report=r --head=h --table=t --features=f --label=l",
                  "--report=r --classifier=c --images=i",
                  "--report=r --classifier=c --manifest=m"));

  static Stream<TriedCommand> all() {
    CommandLine commands = Commands.create("test");
    return commands.getSubcommands().keySet().stream()
        .map(name -> new TriedCommand(name, commands));
  }

  List<OptionSpec> options() {
    return spec().options();
  }

  private CommandSpec spec() {
    return commands.getSubcommands().get(name).getCommandSpec();
  }

  /** Each is a line that the command takes. */
  List<List<String>> lines() {
    List<String> own = OWN_LINES.get(name);
    return own == null ? generatedLines() : own.stream().map(line -> words(line)).toList();
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : Arrays.asList(line.split(" "));
  }

  private List<List<String>> generatedLines() {
    List<String> required =
        options().stream()
            .filter(OptionSpec::required)
            .map(option -> option.longestName() + "=given")
            .toList();
    if (has("--images")) {
      return List.of(and(required, "--images=i"), and(required, "--manifest=m"));
    }
    return has("--features")
        ? List.of(required, and(required, "--features=f", "--label=l"))
        : List.of(required);
  }

  private boolean has(String option) {
    return spec().findOption(option) != null;
  }

  private static List<String> and(List<String> line, String... more) {
    return Stream.concat(line.stream(), Arrays.stream(more)).toList();
  }

  ParseResult parse(List<String> line) {
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(line);
    return commands.parseArgs(arguments.toArray(String[]::new)).subcommand();
  }

  /** The job of a line; runs without a name of their own bear the same. */
  Job job(List<String> line) {
    ParseResult command = parse(line);
    boolean named = command.hasMatchedOption("--run-id");
    CommonOptions common =
        (CommonOptions) command.commandSpec().mixins().get("common").userObject();
    return ((JobOptions) command.commandSpec().userObject()).job(named ? common.runId() : RUN);
  }

  /** Empty if the command refuses the line. */
  Optional<Job> jobIfAccepted(List<String> line) {
    try {
      return Optional.of(job(line));
    } catch (Refusal | ParameterException e) {
      return Optional.empty();
    }
  }

  /** The line with another value of an option, whether it had one or not. */
  static List<String> with(List<String> line, OptionSpec option, String argument) {
    return Stream.concat(
            line.stream().filter(word -> !word.startsWith(option.longestName() + "=")),
            Stream.of(argument))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
