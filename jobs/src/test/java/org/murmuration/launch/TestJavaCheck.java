package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestJavaCheck {
  private static final int JAVA_8 = 52;

  @ParameterizedTest
  @CsvSource({"1.8, false", "11, false", "16, false", "17, true", "25, true"})
  void takesJava17AndNewer(String version, boolean isGood) {
    assertThat(new JavaCheck(version).isGood()).isEqualTo(isGood);
  }

  @Test
  void saysWhichJavaItFound() {
    assertThat(new JavaCheck("11").refusal())
        .startsWith("Cannot start: this jar needs Java 17, and this is Java 11 (set JAVA_HOME");
  }

  /** An older Java has to load both before they can say that it is too old. */
  @ParameterizedTest
  @ValueSource(classes = {Main.class, JavaCheck.class})
  void isReadableByJava8(Class<?> first) throws IOException {
    try (DataInputStream file =
        new DataInputStream(first.getResourceAsStream(first.getSimpleName() + ".class"))) {
      file.skipBytes(6); // Magic number and minor version.
      assertThat(file.readUnsignedShort()).isEqualTo(JAVA_8);
    }
  }
}
