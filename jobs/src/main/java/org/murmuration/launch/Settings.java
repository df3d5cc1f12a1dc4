package org.murmuration.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.murmuration.cluster.Storage;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings from outside the command line: {@code spark.murmuration.<command>.<option>} or {@code
 * spark.murmuration.<option>}, then the section of the command in the {@code --config} file. The
 * names are those of the options, without dashes in front.
 */
final class Settings implements IDefaultValueProvider {
  static final String SPARK_PREFIX = "spark.murmuration.";

  private final Map<String, Setting> values;

  /** A value and the place that it comes from. */
  record Setting(String value, String source) {}

  private Settings(Map<String, Setting> values) {
    this.values = values;
  }

  /** Keys are {@code command.option} or {@code option}. */
  static Settings of(SparkConf spark, Storage storage, String[] arguments) throws IOException {
    Map<String, Setting> values = new LinkedHashMap<>();
    Optional<String> file = configFile(arguments);
    if (file.isPresent()) {
      addFile(values, storage, file.get());
    }
    Arrays.stream(spark.getAllWithPrefix(SPARK_PREFIX))
        .forEach(pair -> values.put(pair._1(), new Setting(pair._2(), SPARK_PREFIX + pair._1())));
    return new Settings(values);
  }

  /** Needed before the command line can be parsed, because the file decides defaults. */
  private static Optional<String> configFile(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--config=")) {
        return Optional.of(arguments[i].substring("--config=".length()));
      }
      if (arguments[i].equals("--config") && i + 1 < arguments.length) {
        return Optional.of(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }

  private static void addFile(Map<String, Setting> values, Storage storage, String file)
      throws IOException {
    Config config = parse(storage, file);
    for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
      String value = String.valueOf(entry.getValue().unwrapped());
      values.put(entry.getKey(), new Setting(value, file));
    }
  }

  private static Config parse(Storage storage, String file) throws IOException {
    try {
      String text = new String(storage.read(file), java.nio.charset.StandardCharsets.UTF_8);
      return ConfigFactory.parseString(text).resolve();
    } catch (FileNotFoundException e) {
      throw Refusal.settings("Cannot read settings: there is no file " + file);
    } catch (ConfigException e) {
      throw Refusal.settings("Cannot read settings in %s: %s".formatted(file, e.getMessage()));
    }
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return find(argument).map(Setting::value).orElse(null);
  }

  /** What holds for an option unless the command line says otherwise. */
  Optional<Setting> find(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return Optional.empty();
    }
    String name = option.longestName().replaceFirst("^--", "");
    String command = argument.command().name();
    return Optional.ofNullable(values.get(command + "." + name))
        .or(() -> Optional.ofNullable(values.get(name)));
  }

  /** All keys and where they come from. */
  Map<String, Setting> all() {
    return Map.copyOf(values);
  }
}
