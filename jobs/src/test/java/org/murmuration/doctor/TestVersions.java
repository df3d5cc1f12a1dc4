package org.murmuration.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestVersions {
  @ParameterizedTest
  @CsvSource({
    "17.0.15, 3.5.0, 2.12.18, 3.3.4",
    "21.0.13, 3.5.6-amzn-1, 2.12.18, 3.4.1-amzn-4",
    "17.0.15, 3.5.6, 2.13.8, 3.3.4",
    "17.0.15, 4.0.1, 2.13.16, 3.4.1",
    "25.0.1, 4.1.2, 2.13.17, 3.4.3",
    "25, 4.2.0, 2.13.18, 3.5.0"
  })
  void areWellAndKnown(String java, String spark, String scala, String hadoop) {
    Versions versions = new Versions(java, spark, scala, hadoop);
    assertThat(versions.problems()).isEmpty();
    assertThat(versions.unknown()).isEmpty();
  }

  @Test
  void areProblemsWhereTheJarCannotWork() {
    assertThat(new Versions("11.0.2", "2.4.8", "2.11.12", "2.7.3").problems())
        .containsExactly(
            "Java is 11.0.2, and 17 or newer is needed",
            "Spark is 2.4.8, and 3.5 or newer is needed",
            "Scala is 2.11.12, and 2.12 or 2.13 is needed",
            "Hadoop is 2.7.3, and 3 or newer is needed");
    assertThat(new Versions("25.0.1", "3.5.6", "2.12.18", "3.3.4").problems())
        .containsExactly("Hadoop is 3.3.4, and 3.4.3 or newer with Java 24 or newer is needed");
  }

  @Test
  void areNamedWhereNobodyTriedThem() {
    Versions versions = new Versions("26-ea", "4.3.0-SNAPSHOT", "3.9.1", "Unknown");
    assertThat(versions.problems()).isEmpty();
    assertThat(versions.unknown())
        .containsExactly(
            "Java is 26-ea, and 25 is the newest that was tried",
            "Spark is 4.3.0-SNAPSHOT, and 4.2 is the newest that was tried",
            "Scala is 3.9.1, and 2.13 is the newest that was tried",
            "Hadoop is Unknown, and 3.5 is the newest that was tried");
  }
}
