package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.launch.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What deploy/murmuration shows before anything is built is what the jar would say. */
final class TestHelpTexts {
  private static final Path KEPT = DeployFiles.HOME.resolve("deploy/help");

  private static Map<String, String> texts() {
    CommandLine all = Commands.create("").setUsageHelpAutoWidth(false);
    Map<String, String> texts = new TreeMap<>();
    texts.put("murmuration.txt", all.getUsageMessage(Ansi.OFF));
    all.getSubcommands()
        .forEach((name, command) -> texts.put(name + ".txt", command.getUsageMessage(Ansi.OFF)));
    return texts;
  }

  @Test
  void areWhatTheCommandsSay() throws IOException {
    Map<String, String> texts = texts();
    Path made = Files.createDirectories(Path.of("target/help"));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(made.resolve(text.getKey()), text.getValue());
    }
    Map<String, String> kept = new TreeMap<>();
    try (Stream<Path> files = Files.list(KEPT)) {
      files.forEach(file -> kept.put(file.getFileName().toString(), DeployFiles.text(file)));
    }
    assertThat(kept).as("cp tests/target/help/* deploy/help").isEqualTo(texts);
  }
}
