package org.murmuration.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.command.Refused;
import org.murmuration.table.RunId;
import org.murmuration.train.TrainSettings;
import picocli.CommandLine;

class TestTuneOptions {
  private static TuneJob job(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--table=t", "--output=o"));
    arguments.addAll(List.of(more));
    TuneOptions options = new TuneOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments.toArray(String[]::new));
    return (TuneJob) options.job(new RunId("run"));
  }

  private static List<String> names(TuneJob job) {
    return job.search().candidates(job.train()).stream().map(Candidate::name).toList();
  }

  @Test
  void areTheDefaultsWhereNothingElseIsSaid() {
    assertThat(job().search()).isEqualTo(SearchSettings.defaults());
    assertThat(job().train()).isEqualTo(TrainSettings.defaults());
  }

  @Test
  void sayWhatCodeSays() {
    assertThat(
            job(
                    "--cuts=fc2,fc1",
                    "--hiddens=none,8-4",
                    "--learning-rates=0.25,1",
                    "--l2s=0.1",
                    "--trials=7",
                    "--metric=loss",
                    "--at-once=2",
                    "--folds=3")
                .search())
        .isEqualTo(
            SearchSettings.defaults()
                .withCuts(List.of("fc2", "fc1"))
                .withHiddens(HiddenChoices.of(List.of("none", "8-4")))
                .withLearningRates(List.of(0.25, 1.0))
                .withL2s(List.of(0.1))
                .withTrials(7)
                .withMetric(Metric.LOSS)
                .withAtOnce(2)
                .withFolds(3));
  }

  @Test
  void refuseToChooseFromNothing() {
    Refused.settings(() -> SearchSettings.defaults().withL2s(List.of()))
        .hasMessage("Cannot tune: --l2s names nothing (name a value)");
  }

  @Test
  void tryHiddenLayersInPlaceOfTheOneThatAllShare() {
    String[] one = {"--learning-rates=0.5", "--l2s=0.1"};
    assertThat(names(job(one[0], one[1], "--hiddens=none,8-4,8")))
        .containsExactly(
            "rate-0.5-l2-0.1", "hidden-8-4-rate-0.5-l2-0.1", "hidden-8-rate-0.5-l2-0.1");
    assertThat(names(job("--l2s=0.1,0.2", one[0], "--hidden=8,4")))
        .containsExactly("hidden-8-4-rate-0.5-l2-0.1", "hidden-8-4-rate-0.5-l2-0.2");
  }

  @Test
  void drawAsManyCandidatesAsThereAreTrials() {
    assertThat(names(job("--trials=5"))).hasSize(5).isEqualTo(names(job("--trials=5")));
    assertThat(names(job("--trials=5", "--seed=2"))).isNotEqualTo(names(job("--trials=5")));
    assertThat(names(job())).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--learning-rates=0.5 --l2s=0.1  | Cannot tune: there is 1 candidate, rate-0.5-l2-0.1 (name several --cuts, --hiddens, --learning-rates or --l2s, or use train)",
        "--trials=1                      | Cannot tune: there is 1 candidate, rate-",
        "--trials=0                      | Cannot use --trials 0: it must be 1 or more",
        "--trials=3 --l2s=0,0.1          | Cannot draw from --l2s 0.0: with --trials each must be above 0",
        "--learning-rates=0.5,-1         | Cannot use --learning-rate -1.0: it must be above 0",
        "--hiddens=8,0                   | Cannot use --hiddens '0': each must be none, or up to 4 layers of 1 to 4096 units, such as 256-64",
        "--hiddens=8,-8                  | Cannot use --hiddens '-8': each must be none",
        "--folds=0                       | Cannot use --folds 0: it must be 1 or more",
        "--at-once=0                     | Cannot use --at-once 0: it must be 1 or more",
        "--features=f --label=l --cuts=a | Cannot use --cuts a with --features: another program's table knows no cuts",
        "--features=f                    | Cannot read another program's table: name --features and --label",
      })
  void refuseWrongUseInOneLine(String options, String start) {
    Refused.settings(() -> job(options.split(" "))).hasMessageStartingWith(start);
  }

  @ParameterizedTest
  @CsvSource({"--metric=f1, --metric", "--learning-rates=, --learning-rates", "--l2s=x, --l2s"})
  void refuseWhatIsNoValue(String option, String named) {
    assertThatThrownBy(() -> job(option))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageContaining(named);
  }
}
