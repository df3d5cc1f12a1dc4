package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Each option of each command changes what a run is known by, or is listed here with a reason. */
class TestEveryOption {
  private static final String RUN_ID = "--run-id";

  /** Options that change no job, and why. */
  private static final Map<String, String> CHANGE_NOTHING =
      Map.of(
          "--metrics-file",
          "says who is told of a run, and not what it does",
          "--mlflow",
          "says who is told of a run, and not what it does",
          "--help",
          "nothing runs",
          "--version",
          "nothing runs",
          "--print-config",
          "nothing runs",
          "--config",
          "what the file says becomes the other options' values",
          "--run-report",
          "says where a run is described, and not what it does",
          "--stacktrace",
          "says what a failure shows",
          "--device",
          "what it was computed on is in the run report, and differs by rounding only",
          RUN_ID,
          "only tables keep their runs apart by it; for others it stands in the run report");

  private static final Set<String> KEEP_RUNS_APART =
      Set.of("embed", "pipeline", "demo", "finetune", "classify", "check-images", "compact");

  /** One of them is understood by any option that takes text. */
  private static final List<String> TEXTS =
      List.of(
          "other",
          "fc1",
          "vgg11",
          "black",
          "0.25",
          "8",
          "64x32x3",
          "8,8,8,8,8,16,8",
          "0.4,0.5,0.6",
          "-3:",
          "2h",
          "head:3");

  private static Stream<Arguments> options() {
    return TriedCommand.all()
        .flatMap(
            command -> command.options().stream().map(option -> Arguments.of(command, option)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("options")
  void changesTheJobAndWhatIsRecordedOrIsListed(TriedCommand command, OptionSpec option) {
    List<Change> changes = changes(command, option);
    assertThat(changes.isEmpty()).as("changes no job").isEqualTo(isListed(command, option));
    assertThat(changes)
        .allSatisfy(
            change ->
                assertThat(recorded(command, change.line()))
                    .isNotEqualTo(recorded(command, change.usual())));
  }

  /** A line whose job is another than that of the usual line. */
  private record Change(List<String> usual, List<String> line) {}

  private static boolean isListed(TriedCommand command, OptionSpec option) {
    String name = option.longestName();
    boolean keepsRunsApart = name.equals(RUN_ID) && KEEP_RUNS_APART.contains(command.name());
    return CHANGE_NOTHING.containsKey(name) && !keepsRunsApart;
  }

  private static Map<String, Object> recorded(TriedCommand command, List<String> line) {
    return new RecordedSettings(command.parse(line)).values();
  }

  private static List<Change> changes(TriedCommand command, OptionSpec option) {
    return command.lines().stream()
        .flatMap(
            usual ->
                arguments(option)
                    .map(argument -> new Change(usual, TriedCommand.with(usual, option, argument))))
        .filter(change -> isAnotherJob(command, change))
        .toList();
  }

  private static boolean isAnotherJob(TriedCommand command, Change change) {
    return command
        .jobIfAccepted(change.line())
        .filter(job -> !job.equals(command.job(change.usual())))
        .isPresent();
  }

  private static Stream<String> arguments(OptionSpec option) {
    String name = option.longestName();
    return option.arity().max() == 0
        ? Stream.of(name)
        : values(option).map(value -> name + "=" + value);
  }

  private static Stream<String> values(OptionSpec option) {
    Class<?> type = option.type();
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).map(value -> ((Enum<?>) value).name());
    }
    if (type == double.class || type == Double.class) {
      return Stream.of("0.25");
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return Stream.of("2");
    }
    return Stream.concat(Arrays.stream(option.paramLabel().split("\\|")), TEXTS.stream());
  }
}
