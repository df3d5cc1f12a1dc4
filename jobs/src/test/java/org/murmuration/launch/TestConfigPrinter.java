package org.murmuration.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.storage.Storage;
import picocli.CommandLine;

class TestConfigPrinter {
  @TempDir private Path folder;

  @Test
  void showsEachValueAndWhereItComesFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("murmuration.conf"), "train { seed = 7 }");
    SparkConf spark =
        new SparkConf(false)
            .set("spark.murmuration.train.epochs", "6")
            .set("spark.murmuration.l2", "0.5");
    List<String> lines =
        print(spark, "train", "--config=" + file, "--table=s3a://me:secret@t", "--head=h");
    assertThat(lines.get(0)).isEqualTo("train:");
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).matches("head += h +# command line"))
        .anySatisfy(line -> assertThat(line).matches("table += s3a://\\*+@t +# command line"))
        .anySatisfy(line -> assertThat(line).matches("seed += 7 +# " + file))
        .anySatisfy(
            line -> assertThat(line).matches("epochs += 6 +# spark.murmuration.train.epochs"))
        .anySatisfy(line -> assertThat(line).matches("l2 += 0.5 +# spark.murmuration.l2"))
        .anySatisfy(line -> assertThat(line).matches("train-batch-size += 32 +# default"))
        .anySatisfy(line -> assertThat(line).matches("workers += \\(not set\\) +# default"));
  }

  @Test
  void showsOptionsThatTakeAValueOnly() throws IOException {
    assertThat(print(new SparkConf(false), "train", "--table=t", "--head=h"))
        .noneSatisfy(line -> assertThat(line).startsWith("print-config"))
        .noneSatisfy(line -> assertThat(line).startsWith("help"));
  }

  private static List<String> print(SparkConf spark, String... arguments) throws IOException {
    Settings settings = Settings.of(spark, Storage.of(new Configuration()), arguments);
    CommandLine commands = Commands.create("1.0");
    commands.setDefaultValueProvider(settings);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      new ConfigPrinter(settings, commands.parseArgs(arguments).subcommand()).print(out);
    }
    return bytes.toString(UTF_8).lines().toList();
  }
}
