package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refusal;

class TestScalaCheck {
  @Test
  void takesTheScalaThatThisIsBuiltWith() {
    assertThatCode(() -> ScalaCheck.ofThisJvm().check()).doesNotThrowAnyException();
  }

  @Test
  void namesBothVersionsOfAnotherScala() {
    assertThatThrownBy(() -> new ScalaCheck("2.13.8").check())
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot start: this jar is built for Scala 2.12, and this Spark has Scala 2.13.8 (take a Spark or a runtime for Scala 2.12: see deploy/README.md)");
  }
}
