package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The search for the best head on embeddings that are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestTune {
  private Workplace workplace;
  private SharedSession session;

  @BeforeAll
  void embed(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 12);
    session = SharedSession.with(Map.of());
    embed("table", "--cut=fc2,fc1", "--validation-share=0.3");
    embed("unwatched", "--cut=fc2", "--validation-share=0");
  }

  private void embed(String table, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "embed",
                "--network=" + workplace.path("network"),
                "--images=" + workplace.path("photos"),
                "--table=" + workplace.path(table)));
    arguments.addAll(List.of(more));
    session.run(arguments.toArray(String[]::new));
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private List<String> tune(String table, String output, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "tune",
                "--table=" + workplace.path(table),
                "--output=" + workplace.path(output),
                "--learning-rates=0.000001,0.5",
                "--l2s=0.0001",
                "--epochs=8"));
    arguments.addAll(List.of(more));
    return session.run(arguments.toArray(String[]::new)).summary();
  }

  @Test
  void findsTheBestOnValidationTrainsItAgainAndTestsIt() throws IOException {
    List<String> said = tune("table", "tuned", "--cuts=fc2,fc1", "--at-once=2");
    List<String> lines = workplace.text("tuned/tune.csv").lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("cut,learning_rate,l2,epochs,");
    // With next to no learning rate nothing is learnt.
    assertThat(lines.get(1)).contains(",0.5,");
    assertThat(lines.get(4)).contains(",1.0E-6,");
    assertThat(said.get(1)).contains("rate-0.5-l2-1.0E-4");
    assertThat(workplace.text("tuned/head/config.json"))
        .contains("\"cut\" : \"" + lines.get(1).replaceFirst(",.*", "") + "\"")
        .contains("\"validation_examples\" : 0")
        .contains("\"learns_from\" : \"train and validation split\"");
    assertThat(workplace.has("tuned/report/metrics.json")).isTrue();
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    tune("table", "again");
    byte[] first = workplace.bytes("again/head/head.safetensors");
    tune("table", "again", "--learning-rates=0.000001,0.5,0.25");
    assertThat(workplace.text("again/tune.csv").lines()).hasSize(4);
    assertThat(workplace.bytes("again/head/head.safetensors")).isEqualTo(first);
  }

  @Test
  void refusesATableWithNothingToCompareOn() {
    assertThatThrownBy(() -> tune("unwatched", "refused"))
        .hasMessageStartingWith("Cannot tune: the validation split of ");
    assertThat(workplace.has("refused")).isFalse();
  }
}
