package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.command.Refused;
import org.murmuration.evaluate.ClassifierOnImages;
import org.murmuration.evaluate.EvaluateJob;
import org.murmuration.evaluate.EvaluateSettings;
import org.murmuration.refusal.Refusal;

/** Each job can be made, compared and read from code, and its defaults stand once. */
class TestEveryJob {
  private static final Set<String> WITHOUT_SETTINGS = Set.of("assemble");

  private static Stream<TriedCommand> commands() {
    return TriedCommand.all();
  }

  private static Job job(TriedCommand command) {
    return command.job(command.lines().get(0));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isTheSameValueForTheSameLine(TriedCommand command) {
    for (List<String> line : command.lines()) {
      assertThat(command.job(line))
          .isEqualTo(command.job(line))
          .hasSameHashCodeAs(command.job(line));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isPublicWithAllThatItTakesAndGives(TriedCommand command) throws NoSuchMethodException {
    Class<? extends Job> job = job(command).getClass();
    List<Class<?>> seen = new ArrayList<>(RecordValue.typesIn(job));
    seen.addAll(RecordValue.typesIn(job.getMethod("run", SparkSession.class).getReturnType()));
    assertThat(seen).contains(job).allMatch(type -> Modifier.isPublic(type.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void takesDefaultsFromItsSettings(TriedCommand command) {
    List<RecordValue.Default> defaults = RecordValue.of(job(command)).defaults();
    assertThat(defaults.isEmpty()).isEqualTo(WITHOUT_SETTINGS.contains(command.name()));
    assertThat(defaults)
        .allSatisfy(one -> assertThat(one.found()).as(one.name()).isEqualTo(one.expected()));
  }

  @Test
  void evaluatesAClassifierInTheUsualWay() {
    List<String> line = List.of("--report=r", "--classifier=c", "--images=i");
    TriedCommand evaluate =
        commands().filter(command -> command.name().equals("evaluate")).findFirst().orElseThrow();
    assertThat(evaluate.job(line))
        .isEqualTo(
            new EvaluateJob(
                new ClassifierOnImages("c", ImageSource.in("i")),
                "r",
                EvaluateSettings.defaults()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesNullInEachPlaceInOneLine(TriedCommand command) {
    for (List<String> line : command.lines()) {
      RecordValue.of(command.job(line)).withNullInEachPlace().forEach(TestEveryJob::assertRefused);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesToRunWithoutASession(TriedCommand command) {
    for (List<String> line : command.lines()) {
      Refused.settings(() -> command.job(line).run(null))
          .hasMessageStartingWith("Cannot run the job: its Spark session is null");
    }
  }

  private static void assertRefused(RecordValue.Attempt attempt) {
    assertThat(attempt.failure())
        .as(attempt.name())
        .containsInstanceOf(Refusal.class)
        .hasValueSatisfying(
            failure ->
                assertThat(failure)
                    .hasMessageEndingWith(": it is null (name a value)")
                    .hasMessageStartingWith("Cannot use "));
  }
}
