package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.doctor.Versions;

class TestVersionCheck {
  @Test
  void takesWhatThisIsBuiltWith() {
    assertThatCode(() -> new VersionCheck(Versions.here()).check()).doesNotThrowAnyException();
  }

  @Test
  void takesWhatNobodyHasTriedYet() {
    Versions tomorrow = new Versions("29", "5.0.0", "3.9.1", "4.0.0");
    assertThatCode(() -> new VersionCheck(tomorrow).check()).doesNotThrowAnyException();
  }

  @Test
  void namesBothVersionsOfAnOlderSpark() {
    Versions old = new Versions("17.0.15", "3.4.4", "2.12.17", "3.3.4");
    Refused.settings(() -> new VersionCheck(old).check())
        .hasMessage(
            "Cannot start: Spark is 3.4.4, and 3.5 or newer is needed (what there is: Java 17.0.15, Spark 3.4.4, Scala 2.12.17, Hadoop 3.3.4; deploy/README.md says what goes together)");
  }
}
