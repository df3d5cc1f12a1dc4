package org.murmuration.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings from outside the command line: {@code spark.murmuration.<command>.<option>} or {@code
 * spark.murmuration.<option>}, then the section of the command in the {@code --config} file. The
 * names are those of the options, without dashes in front.
 */
public final class Settings implements IDefaultValueProvider {
  public static final String SPARK_PREFIX = "spark.murmuration.";

  private final Map<String, Setting> fromSpark;
  private final Map<String, Setting> fromFile;

  /** A value and the place that it comes from. */
  record Setting(String value, String source) {}

  private Settings(Map<String, Setting> fromSpark, Map<String, Setting> fromFile) {
    this.fromSpark = fromSpark;
    this.fromFile = fromFile;
  }

  /** Keys are {@code command.option} or {@code option}. */
  static Settings of(SparkConf spark, Storage storage, String[] arguments) throws IOException {
    Map<String, Setting> fromSpark = new LinkedHashMap<>();
    Arrays.stream(spark.getAllWithPrefix(SPARK_PREFIX))
        .forEach(
            pair -> fromSpark.put(pair._1(), new Setting(pair._2(), SPARK_PREFIX + pair._1())));
    Map<String, Setting> fromFile = new LinkedHashMap<>();
    Optional<String> file = configFile(arguments);
    if (file.isPresent()) {
      addFile(fromFile, storage, file.get());
    }
    return new Settings(fromSpark, fromFile);
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
      values.put(entry.getKey(), new Setting(text(entry.getValue().unwrapped()), file));
    }
  }

  /** As the command line has it: a list with commas. */
  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
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
    return Stream.of(fromSpark, fromFile)
        .flatMap(values -> Stream.of(values.get(command + "." + name), values.get(name)))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** All keys and where they come from. */
  Map<String, Setting> all() {
    Map<String, Setting> all = new LinkedHashMap<>(fromFile);
    all.putAll(fromSpark);
    return all;
  }
}
