package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key in a path is refused, and appears nowhere: not in what is printed, not in the report. */
final class TestPlantedSecrets {
  private static final String SECRET = "pl4nt3d";
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"s3a://AKIA:pl4nt3d@bucket/photos", "s3a://AKIA:pl4nt3d/+x@bucket/photos"})
  void aPathWithAKeyIsRefused(String images) throws IOException {
    Workplace workplace = new Workplace(folder).withNetwork("network");
    Ended ended =
        Ended.after(
            "embed",
            "--network=" + workplace.path("network"),
            "--images=" + images,
            "--table=" + workplace.path("table"),
            "--run-report=" + workplace.path("report.json"));
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.refusal()).startsWith("Cannot use the path s3a://*****");
    assertThat(List.of(ended.out(), ended.err(), workplace.text("report.json")))
        .noneMatch(text -> text.contains(SECRET));
  }

  @Test
  void noOptionAsksForASecret() {
    assertThat(Commands.create("test").getSubcommands().values())
        .flatExtracting(command -> command.getCommandSpec().options())
        .extracting(option -> option.longestName())
        .noneMatch(name -> name.matches("(?i).*(secret|password|token|credential|access.?key).*"));
  }
}
