package org.murmuration.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.Refused;

class TestSearchSpace {
  private static final HiddenLayers HIDDEN = new HiddenLayers(List.of(256, 64));
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(Optional.of("fc1"), Optional.of("fc2")),
          List.of(HiddenLayers.NONE, HIDDEN),
          List.of(0.1, 0.5, 2.0),
          List.of(1e-5, 1e-3));

  @Test
  void triesEachWithEachOnce() {
    assertThat(SPACE.grid()).hasSize(2 * 2 * 3 * 2).doesNotHaveDuplicates();
    SearchSpace twice =
        new SearchSpace(List.of(Optional.empty()), SPACE.hidden(), List.of(1.0, 1.0), List.of(0.0));
    assertThat(twice.grid()).hasSize(2);
  }

  @Test
  void namesCandidatesSoThatPeopleAndFoldersTellThemApart() {
    assertThat(SPACE.grid().stream().map(Candidate::name))
        .doesNotHaveDuplicates()
        .startsWith("fc1-rate-0.1-l2-1.0E-5")
        .endsWith("fc2-hidden-256-64-rate-2.0-l2-0.001")
        .allMatch(name -> name.matches("[A-Za-z0-9.-]+"));
  }

  @Test
  void drawsBetweenTheLeastAndTheGreatestByItsSeed() {
    List<Candidate> drawn = SPACE.random(200, 7);
    assertThat(drawn).hasSizeBetween(190, 200).isEqualTo(SPACE.random(200, 7));
    assertThat(SPACE.random(200, 8)).isNotEqualTo(drawn);
    assertThat(drawn)
        .allMatch(one -> one.learningRate() >= 0.1 && one.learningRate() <= 2)
        .allMatch(one -> one.l2() >= 1e-5 && one.l2() <= 1e-3);
    assertThat(drawn.stream().map(Candidate::cut)).contains(Optional.of("fc1"), Optional.of("fc2"));
    assertThat(drawn.stream().map(Candidate::hidden)).contains(HiddenLayers.NONE, HIDDEN);
    // Half of the logarithms lie below their middle, 1e-4.
    assertThat(drawn.stream().filter(one -> one.l2() < 1e-4).count()).isBetween(70L, 130L);
  }

  @Test
  void keepsWhatIsGivenOnceAsItIs() {
    SearchSpace narrow =
        new SearchSpace(
            List.of(Optional.empty()), SPACE.hidden(), List.of(0.5), List.of(1e-5, 1e-3));
    assertThat(narrow.random(20, 1)).allMatch(one -> one.learningRate() == 0.5);
  }

  @Test
  void refusesToDrawWhereThereIsNoLogarithm() {
    SearchSpace space =
        new SearchSpace(SPACE.cuts(), SPACE.hidden(), SPACE.learningRates(), List.of(1e-3, 0.0));
    Refused.settings(() -> space.random(3, 1))
        .hasMessage("Cannot draw from --l2s 0.0: with --trials each must be above 0");
    assertThat(space.grid()).hasSize(24);
  }
}
