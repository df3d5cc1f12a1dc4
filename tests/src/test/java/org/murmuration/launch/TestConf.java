package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code conf/murmuration.conf} shows every setting that has a default, as it is in the code. */
final class TestConf {
  private static final Path CONF =
      Path.of(System.getProperty("murmuration.home"), "conf", "murmuration.conf");

  @Test
  void hasEveryDefaultAndNoOther() throws IOException {
    Config file = ConfigFactory.parseString(Files.readString(CONF));
    Map<String, String> found = new TreeMap<>();
    // A number as it is written, and not as Java would print it.
    file.entrySet()
        .forEach(entry -> found.put(entry.getKey(), entry.getValue().render().replace("\"", "")));
    assertThat(found).isEqualTo(defaults());
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    Commands.create("test")
        .getSubcommands()
        .forEach((name, command) -> addDefaults(name, command, defaults));
    return defaults;
  }

  private static void addDefaults(String name, CommandLine command, Map<String, String> defaults) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.defaultValue() != null && option.arity().max() > 0) {
        defaults.put(
            name + "." + option.longestName().replaceFirst("^--", ""), option.defaultValue());
      }
    }
  }
}
