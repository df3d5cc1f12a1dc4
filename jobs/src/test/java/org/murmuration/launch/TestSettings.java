package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.storage.Storage;
import picocli.CommandLine;

class TestSettings {
  private static final String[] TRAIN = {"train", "--table=table", "--head=head"};

  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());
  private final SparkConf spark = new SparkConf(false);

  @Test
  void areTheDefaultsWhereNothingElseIsSaid() throws IOException {
    assertThat(epochs()).isEqualTo(100);
  }

  @Test
  void preferTheFileToTheDefault() throws IOException {
    assertThat(epochs(config("train { epochs = 7 }"))).isEqualTo(7);
    assertThat(epochs(config("epochs = 8"))).isEqualTo(8);
    assertThat(epochs(config("epochs = 8, train.epochs = 7"))).isEqualTo(7);
  }

  @Test
  void preferSparksConfigurationToTheFile() throws IOException {
    spark.set("spark.murmuration.train.epochs", "6");
    assertThat(epochs(config("train { epochs = 7 }"))).isEqualTo(6);
  }

  @Test
  void preferSparksConfigurationForAllCommandsToTheFileForThisOne() throws IOException {
    spark.set("spark.murmuration.epochs", "5");
    assertThat(epochs(config("train { epochs = 7 }"))).isEqualTo(5);
  }

  @Test
  void preferWhatIsForTheCommandToWhatIsForAll() throws IOException {
    spark.set("spark.murmuration.epochs", "5").set("spark.murmuration.train.epochs", "6");
    assertThat(epochs()).isEqualTo(6);
  }

  @Test
  void preferTheCommandLineToAll() throws IOException {
    spark.set("spark.murmuration.train.epochs", "6");
    assertThat(epochs(config("train { epochs = 7 }"), "--epochs=4")).isEqualTo(4);
  }

  @Test
  void countForTheirCommandOnly() throws IOException {
    assertThat(epochs(config("pipeline { epochs = 7 }"))).isEqualTo(100);
  }

  @Test
  void stateOptionsThatTheCommandLineMustHaveOtherwise() throws IOException {
    spark.set("spark.murmuration.train.table", "t").set("spark.murmuration.train.head", "h");
    CommandLine commands = commands("train");
    assertThatCode(() -> commands.parseArgs("train")).doesNotThrowAnyException();
  }

  @Test
  void readTheFileWhicheverWayItIsNamed() throws IOException {
    String file = config("train.epochs = 7").substring("--config=".length());
    assertThat(epochs("--config", file)).isEqualTo(7);
    assertThat(epochs("--config=file:" + file)).isEqualTo(7);
  }

  @Test
  void refuseAFileThatIsNotThere() {
    Refused.settings(() -> commands("train", "--config=" + folder + "/none.conf"))
        .hasMessage("Cannot read settings: there is no file %s/none.conf".formatted(folder));
  }

  @Test
  void refuseAFileThatIsNotHocon() throws IOException {
    String option = config("train { epochs = ");
    Refused.settings(() -> commands("train", option))
        .hasMessageStartingWith("Cannot read settings in %s/murmuration.conf: ".formatted(folder));
  }

  @Test
  void nameAnUnknownKeyOfTheFileWithTheNearestThatThereIs() throws IOException {
    Settings settings = settings("train", config("train { epoch = 7 }"));
    SettingsCheck check = new SettingsCheck(Commands.create("1.0"));
    Refused.settings(() -> check.check(settings))
        .hasMessage(
            "Cannot use these settings: unknown key 'train.epoch' in %s/murmuration.conf (did you mean 'train.epochs'?)"
                .formatted(folder));
  }

  @Test
  void nameAllUnknownKeysAtOnce() throws IOException {
    spark.set("spark.murmuration.embed.batchsize", "8").set("spark.murmuration.seeed", "2");
    Settings settings = settings("train", config("trian { epochs = 7 }"));
    SettingsCheck check = new SettingsCheck(Commands.create("1.0"));
    Refused.settings(() -> check.check(settings))
        .hasMessageContainingAll(
            "unknown key 'embed.batchsize' in spark.murmuration.embed.batchsize (did you mean 'embed.batch-size'?)",
            "unknown key 'seeed' in spark.murmuration.seeed (did you mean 'seed'?)",
            "unknown key 'trian.epochs' in %s/murmuration.conf (did you mean 'train.epochs'?)"
                .formatted(folder));
  }

  @Test
  void acceptKeysOfOtherCommands() throws IOException {
    spark.set("spark.murmuration.test-share", "0.3").set("spark.executor.memory", "4g");
    Settings settings = settings("train", config("embed { batch-size = 8 }"));
    SettingsCheck check = new SettingsCheck(Commands.create("1.0"));
    assertThatCode(() -> check.check(settings)).doesNotThrowAnyException();
  }

  @Test
  void takeAListOfTheFileAsTheCommandLineTakesIt() throws IOException {
    String option = config("new-network { widths = [3, 4, 5, 6, 7, 8, 9] }");
    CommandLine commands = commands("new-network", option, "--to=n");
    assertThat(
            commands
                .getSubcommands()
                .get("new-network")
                .getCommandSpec()
                .findOption("--widths")
                .<Object>getValue())
        .hasToString("[3, 4, 5, 6, 7, 8, 9]");
  }

  private String config(String text) throws IOException {
    Path file = folder.resolve("murmuration.conf");
    Files.writeString(file, text);
    return "--config=" + file;
  }

  private int epochs(String... more) throws IOException {
    String[] arguments = Stream.concat(Stream.of(TRAIN), Stream.of(more)).toArray(String[]::new);
    CommandLine train = commands(arguments).getSubcommands().get("train");
    return train.getCommandSpec().findOption("--epochs").getValue();
  }

  private Settings settings(String... arguments) throws IOException {
    return Settings.of(spark, storage, arguments);
  }

  private CommandLine commands(String... arguments) throws IOException {
    CommandLine commands = Commands.create("1.0");
    commands.setDefaultValueProvider(settings(arguments));
    if (arguments.length > 1) {
      commands.parseArgs(arguments);
    }
    return commands;
  }
}
