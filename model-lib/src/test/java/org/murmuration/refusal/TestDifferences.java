package org.murmuration.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDifferences {
  @Test
  void areNamedWithBothValues() {
    Differences differences =
        new Differences().compare("cut", "fc2", "fc1").compare("top", 5, 5).compare("seed", 1, 2);
    assertThat(differences.words())
        .hasValue("cut is fc2, this run has fc1; seed is 1, this run has 2");
  }

  @Test
  void areNoneBetweenEquals() {
    assertThat(new Differences().compare("top", 5, 5).words()).isEmpty();
  }
}
