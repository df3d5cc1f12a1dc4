package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.launch.Commands;
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
    file.entrySet()
        .forEach(entry -> found.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped())));
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
            name + "." + option.longestName().replaceFirst("^--", ""),
            String.valueOf(asInFile(option.defaultValue())));
      }
    }
  }

  /** A number as the file's parser has it. */
  private static Object asInFile(String value) {
    return value.matches("[0-9.]+")
        ? ConfigFactory.parseString("x = " + value).getAnyRef("x")
        : value;
  }
}
