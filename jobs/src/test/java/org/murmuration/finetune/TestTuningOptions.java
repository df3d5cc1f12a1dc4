package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.image.Augmentation;
import org.murmuration.training.Averaging;
import org.murmuration.training.LearningRule;
import org.murmuration.training.Optimizer;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class TestTuningOptions {
  private static final String FROM = "--unfreeze-from=fc1";
  private static final FinetuneSettings USUAL = FinetuneSettings.from("fc1");

  /** Another value for each option that decides the classifier. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("--epochs", "7"),
          Map.entry("--train-batch-size", "5"),
          Map.entry("--workers", "2"),
          Map.entry("--averaging", "batch"),
          Map.entry("--seed", "2"),
          Map.entry("--augment", "crop,flip"),
          Map.entry("--patience", "3"),
          Map.entry("--learning-rate", "0.1,fc2=1"),
          Map.entry("--rate-factor", "0.5"),
          Map.entry("--optimizer", "adam"),
          Map.entry("--schedule", "step"),
          Map.entry("--last-rate", "0.5"),
          Map.entry("--warm-up", "9"),
          Map.entry("--l2", "0"),
          Map.entry("--dropout", "0.25"),
          Map.entry("--clip-gradient", "1"));

  private static TuningOptions options(String... arguments) {
    TuningOptions options = new TuningOptions();
    commandLine(options).parseArgs(arguments);
    return options;
  }

  private static CommandLine commandLine(TuningOptions options) {
    return new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static FinetuneSettings parse(String... more) {
    List<String> arguments = new ArrayList<>(List.of(FROM));
    arguments.addAll(List.of(more));
    return options(arguments.toArray(String[]::new)).settings();
  }

  @Test
  void areTheDefaultsWhereNothingElseIsSaid() {
    assertThat(parse()).isEqualTo(USUAL);
  }

  @Test
  void areAllTriedHere() {
    Set<String> named =
        Stream.concat(
                OTHERS.keySet().stream(), Stream.of("--unfreeze-from", "--stages", "--keep-anyway"))
            .collect(Collectors.toSet());
    assertThat(commandLine(new TuningOptions()).getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void eachChangesWhatAClassifierIsKnownBy() {
    OTHERS.forEach(
        (option, value) ->
            assertThat(parse(option + "=" + value).described())
                .as(option)
                .isNotEqualTo(USUAL.described()));
    assertThat(parse("--keep-anyway").described()).isEqualTo(USUAL.described());
  }

  @Test
  void takeAsManyWorkersAsTheImagesAskForUnlessTold() {
    assertThat(USUAL.workers(60)).isEqualTo(2);
    assertThat(USUAL.workers(20_000)).isEqualTo(20);
    assertThat(USUAL.workers(10_000_000)).isEqualTo(64);
    assertThat(USUAL.withWorkers(3).workers(20_000)).isEqualTo(3);
  }

  @Test
  void sayOfAClassifierWhatTheyAlwaysSaid() {
    assertThat(USUAL.withWorkers(4).described())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("stages", "fc1:10"),
                Map.entry("batch_size", "16"),
                Map.entry("workers", "4"),
                Map.entry("averaging", "epoch"),
                Map.entry("seed", "1"),
                Map.entry("augment", "none"),
                Map.entry("patience", "none"),
                Map.entry("learning_rate", "0.001"),
                Map.entry("rate_factor", "1.0"),
                Map.entry("optimizer", "momentum"),
                Map.entry("schedule", "constant"),
                Map.entry("last_rate", "0.01"),
                Map.entry("warm_up_steps", "0"),
                Map.entry("l2", "1.0E-4"),
                Map.entry("dropout", "0.5"),
                Map.entry("clip_gradient", "0.0")));
    assertThat(parse("--augment=crop,flip", "--patience=3", "--learning-rate=1e-4, head=1e-3"))
        .extracting(FinetuneSettings::described)
        .satisfies(
            said ->
                assertThat(said)
                    .containsEntry("augment", "flip,crop")
                    .containsEntry("patience", "3")
                    .containsEntry("learning_rate", "1e-4, head=1e-3"));
  }

  @Test
  void sayWhatCodeSays() {
    LearningSettings learning = LearningSettings.defaults();
    assertThat(
            options(
                    "--stages=head:1,fc1:2",
                    "--train-batch-size=5",
                    "--workers=2",
                    "--averaging=3",
                    "--seed=9",
                    "--augment=flip",
                    "--patience=4",
                    "--keep-anyway",
                    "--learning-rate=0.1",
                    "--optimizer=sgd",
                    "--warm-up=6",
                    "--dropout=0",
                    "--clip-gradient=2")
                .settings())
        .isEqualTo(
            FinetuneSettings.of(GradualUnfreezing.of("head:1,fc1:2"))
                .withBatchSize(5)
                .withWorkers(2)
                .withAveraging(new Averaging(3))
                .withAugment(new Augmentation(Set.of(Augmentation.Kind.FLIP), 0))
                .withSeed(9)
                .withValidation(ValidationSettings.defaults().withPatience(4).keepingAnyway())
                .withLearning(
                    learning
                        .withRates(LearningRates.all(0.1))
                        .withRule(LearningRule.defaults().withOptimizer(Optimizer.SGD))
                        .withWarmUpSteps(6)
                        .withDropout(0)
                        .withClipGradient(2)));
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs, 0, it must be 1 or more",
    "--train-batch-size, 0, it must be 1 or more",
    "--workers, 0, it must be 1 or more",
    "--patience, 0, it must be 1 or more",
    "--warm-up, -1, it must be 0 or more",
    "--rate-factor, 0.0, it must be above 0",
    "--last-rate, 0.0, it must be above 0",
    "--last-rate, 1.5, it must be between 0 and 1",
    "--l2, -1.0, it must be above 0",
    "--l2, NaN, it must be above 0",
    "--dropout, 1.0, it must be 0 or more and below 1",
    "--clip-gradient, -1.0, it must be above 0",
    "--averaging, 'often', 'it must be batch, epoch or a number of batches'",
    "--learning-rate, '0', 'it must be a rate above 0, or rates of blocks such as head=1e-3,block5=1e-4'",
  })
  void refuseWhatIsOutOfRange(String option, String value, String why) {
    Refused.settings(() -> parse(option + "=" + value))
        .hasMessageMatching("Cannot use %s '?%s'?: %s".formatted(option, value, why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "head", "head:0", "head:2,"})
  void refuseStagesThatNameNoLayersAndEpochs(String stages) {
    Refused.settings(() -> options("--stages=" + stages).settings())
        .hasMessageStartingWith("Cannot use --stages '%s': it must name".formatted(stages));
  }

  @Test
  void nameWhereToUnfreezeFromInOneWay() {
    assertThat(options().settings()).isEqualTo(FinetuneSettings.defaults());
    Refused.settings(() -> parse("--stages=head:1"))
        .hasMessage("Cannot fine-tune: name one of --unfreeze-from and --stages, found both");
  }
}
