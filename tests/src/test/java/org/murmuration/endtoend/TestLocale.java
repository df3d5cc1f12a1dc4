package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.DeployFiles;

/** The launcher gives Java a locale that can spell every name. */
class TestLocale {
  private static String dryRun(Map<String, String> locale, String... more) throws IOException {
    ProcessBuilder launcher =
        new ProcessBuilder(DeployFiles.HOME.resolve("deploy/murmuration").toString(), "--dry-run");
    launcher.command().addAll(List.of(more));
    launcher.command().add("doctor");
    Map<String, String> environment = launcher.environment();
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    environment.remove("SPARK_HOME");
    environment.putAll(locale);
    return new String(launcher.start().getInputStream().readAllBytes(), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"LC_ALL, C", "LC_CTYPE, POSIX", "LANG, C", "LANG, xx_XX.UTF-8", "X, x"})
  void isSetWhereItIsWithoutUtf8(String name, String value) throws IOException {
    assertThat(dryRun(Map.of(name, value))).containsPattern("^env [^/]*LC_ALL=\\S*(utf|UTF)-?8 ");
  }

  @Test
  void staysWhereItHasUtf8() throws IOException {
    assertThat(dryRun(Map.of("LC_ALL", "C.UTF-8"))).doesNotContainPattern("^env [^/]*LC_ALL");
  }

  @Test
  void goesToExecutorsUnlessTheyHaveOne() throws IOException {
    assertThat(dryRun(Map.of())).contains("--conf spark.executorEnv.LC_ALL=C.UTF-8 ");
    assertThat(dryRun(Map.of(), "--conf", "spark.executorEnv.LC_ALL=en_US.UTF-8"))
        .doesNotContain("spark.executorEnv.LC_ALL=C.UTF-8");
  }
}
