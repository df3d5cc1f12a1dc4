package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.table.RunId;
import picocli.CommandLine;

class TestEvaluateOptions {
  private static final RunId RUN = new RunId("r1");

  @Test
  void evaluateAHeadOnItsTable() {
    EvaluateJob job = (EvaluateJob) parse("--head=h --table=t").job(RUN);
    assertThat(job.subject()).isEqualTo(new HeadOnTable("h", "t", Optional.empty()));
    assertThat(job.reportFolder()).isEqualTo("r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--classifier=c --images=i", "--classifier=c --manifest=i"})
  void evaluateAClassifierOnImages(String arguments) {
    EvaluateJob job = (EvaluateJob) parse(arguments + " --batch-size=8").job(RUN);
    ClassifierOnImages subject = (ClassifierOnImages) job.subject();
    assertThat(subject.classifierFolder()).isEqualTo("c");
    assertThat(subject.images().location()).isEqualTo("i");
    assertThat(subject.batchSize()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--head=h",
        "--table=t",
        "--images=i",
        "--head=h --images=i",
        "--head=h --table=t --images=i",
        "--head=h --table=t --manifest=m",
        "--head=h --table=t --classifier=c",
        "--classifier=c --table=t",
        "--classifier=c --head=h --images=i",
      })
  void refuseCombinationsThatMeanNothing(String arguments) {
    EvaluateOptions options = parse(arguments);
    Refused.settings(() -> options.job(RUN))
        .hasMessage(
            "Cannot evaluate: name --head and --table, or --classifier and --images (or --manifest)");
  }

  @Test
  void refuseAClassifierWithoutImagesAndWithTwoListsOfThem() {
    EvaluateOptions none = parse("--classifier=c");
    Refused.settings(() -> none.job(RUN))
        .hasMessage("Cannot read images: name one of --images and --manifest, found none");
    EvaluateOptions both = parse("--classifier=c --images=i --manifest=m");
    Refused.settings(() -> both.job(RUN))
        .hasMessage("Cannot read images: name one of --images and --manifest, found both");
  }

  @Test
  void refuseValuesOutOfRange() {
    EvaluateOptions batch = parse("--classifier=c --images=i --batch-size=0");
    Refused.settings(() -> batch.job(RUN))
        .hasMessage("Cannot use --batch-size 0: it must be 1 or more");
    EvaluateOptions accuracy = parse("--head=h --table=t --min-accuracy=95");
    Refused.settings(() -> accuracy.job(RUN))
        .hasMessage("Cannot use --min-accuracy 95.0: it must be between 0 and 1");
  }

  private static EvaluateOptions parse(String arguments) {
    EvaluateOptions options = new EvaluateOptions();
    new CommandLine(options).parseArgs((arguments + " --report=r").strip().split(" +"));
    return options;
  }
}
